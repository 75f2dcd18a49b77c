; What the installer says, Chinese and English beside each other.
!macro text name zh en
  LangString ${name} ${LANG_SIMPCHINESE} "${zh}"
  LangString ${name} ${LANG_ENGLISH} "${en}"
!macroend
!define Text "!insertmacro text"

${Text} what_it_does "提前知道哪些订单会被罚款" "Tells which orders will be fined, before they are"
${Text} folder_text "ShopGuard 会装到下面的文件夹，只供您这个 Windows 用户使用，不需要管理员权限。您的订单数据另外保存：升级不动它，卸载时您不勾选删除就会留着。" \
  "ShopGuard will be put into this folder, for your Windows user only; no administrator is needed. Your order data are kept elsewhere: an upgrade does not touch them, and they stay after an uninstallation unless you tick otherwise."
${Text} folder_in_use "程序不能装在这里：$\r$\n$INSTDIR$\r$\n$\r$\n这个文件夹里已经有别的东西，或者它有别的用处（桌面、文档、ShopGuard 自己的文件夹）。什么都没有改动。请选一个空文件夹或新文件夹。" \
  "The program cannot be put here:$\r$\n$INSTDIR$\r$\n$\r$\nThere is something else in this folder, or it serves something else (the desktop, documents, a folder of ShopGuard's own). Nothing was changed. Please choose an empty or a new one."
${Text} start_now "现在打开 ShopGuard" "Open ShopGuard now"
${Text} desktop_icon "在桌面放一个图标" "Put an icon on the desktop"
${Text} closing "正在请 ShopGuard 关闭……" "Asking ShopGuard to close …"
${Text} still_open "ShopGuard 还开着。请先关闭它（也看看右下角的托盘图标和没回答的提问），再点“重试”。$\r$\n$\r$\n到现在为止什么都没有改动。" \
  "ShopGuard is still open. Please close it (look for its tray icon and for questions it asks), then choose Retry.$\r$\n$\r$\nNothing has been changed so far."
${Text} not_written "没能写完程序文件（磁盘满了，或被安全软件拦住）。原来的程序和您的数据都没有动。请腾出空间后再运行一次。" \
  "The program's files could not be written (the disk is full, or a security program stopped it). The program that was there and your data are as they were. Please make room and run this again."
${Text} not_starting "新的程序在这台电脑上打不开（可能被安全软件拦住，或它的文件被拿走了）。原来的程序和您的数据都没有动。请在安全软件里允许 ShopGuard，再运行一次。" \
  "The new program does not start on this computer (a security program may have stopped it or taken its files). The program that was there and your data are as they were. Please allow ShopGuard there and run this again."
${Text} in_use "原来的程序文件夹正被使用，换不了：$\r$\n$INSTDIR$\r$\n$\r$\n请关闭打开着它的窗口（资源管理器、命令行），再运行一次。什么都没有改动。" \
  "The folder of the program that is there is in use and cannot be replaced:$\r$\n$INSTDIR$\r$\n$\r$\nPlease close the windows that have it open (Explorer, a console) and run this again. Nothing was changed."
${Text} newer_installed "电脑上的 ShopGuard 比这个安装包新。换成旧版以后，它可能打不开新版用过的数据（数据不会丢）。$\r$\n$\r$\n仍要换成 ${VERSION} 吗？" \
  "The ShopGuard on this computer is newer than this installer. The older one may not open data that the newer one has used (nothing is lost).$\r$\n$\r$\nInstall ${VERSION} all the same?"
${Text} too_old "ShopGuard 需要 64 位的 Windows 10（1809 或更新）或 Windows 11。什么都没有改动。" \
  "ShopGuard needs 64-bit Windows 10 (1809 or newer) or Windows 11. Nothing was changed."
${Text} setup_open "ShopGuard 的安装程序已经开着。请在那个窗口里继续。" "The installer of ShopGuard is already open. Please go on in its window."
${Text} remove_title "卸载 ShopGuard" "Remove ShopGuard"
${Text} remove_subtitle "程序会从这台电脑上移除。" "The program will be removed from this computer."
${Text} data_text "您的数据（订单、证据、备份）会留在$\r$\n$LOCALAPPDATA\ShopGuard$\r$\n以后重新安装，还能接着用。" \
  "Your data (orders, evidence, backups) stay in$\r$\n$LOCALAPPDATA\ShopGuard$\r$\nIf you install ShopGuard again, you go on where you stopped."
${Text} data_box "连我的数据一起删除（不能恢复）" "Delete my data too (this cannot be undone)"
${Text} data_sure "真的要删除全部订单、证据和备份吗？删除后无法恢复。" "Really delete all orders, evidence and backups? They cannot be brought back."
${Text} removing_traces "正在移除开机启动等设置……" "Removing the start with Windows and the like …"
${Text} traces_not_removed "开机启动的设置没能移除，可以在任务管理器的“启动”里关掉。" "The start with Windows could not be removed; Task Manager's Startup page can switch it off."
${Text} data_not_removed "数据没能全部删除，程序也还留着。请关闭正在使用数据文件夹的程序，再卸载一次：$\r$\n$LOCALAPPDATA\ShopGuard" \
  "Not all data could be deleted, and the program is still there. Please close whatever uses the data folder and uninstall again:$\r$\n$LOCALAPPDATA\ShopGuard"
${Text} not_a_program "这里没有装好的 ShopGuard。什么都没有改动。" "There is no installed ShopGuard here. Nothing was changed."
${Text} something_stays "程序文件夹里有不是 ShopGuard 的文件，已保留。" "The program's folder holds files that are not ShopGuard's; they stay."
