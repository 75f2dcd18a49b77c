<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于店铺卫士</source>
        <translation>About ShopGuard</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
    <message>
        <source>在平台罚款之前，告诉您哪些订单会被罚、罚多少、现在能做什么。</source>
        <translation>Tells you which orders will be fined, how much, and what to do, before it happens.</translation>
    </message>
    <message>
        <source>数据只存在这台电脑上。除非您自己打开“在线查轨迹”或“检查新版本”，程序不联网。</source>
        <translation>Your data stays on this computer. The program does not use the network unless you switch on online tracks or the check for new versions.</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>更新记录…</source>
        <translation>What is new…</translation>
    </message>
    <message>
        <source>打开数据文件夹</source>
        <translation>Open the data folder</translation>
    </message>
    <message>
        <source>开源许可…</source>
        <translation>Licences…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>选中的订单</source>
        <translation>Selected orders</translation>
    </message>
    <message>
        <source>取消选择</source>
        <translation>Select none</translation>
    </message>
    <message>
        <source>已选 {count} 单</source>
        <translation>{count} selected</translation>
    </message>
</context>
<context>
    <name>ActiveFilters</name>
    <message>
        <source>正在用的筛选</source>
        <translation>Filters in use</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>去掉全部筛选：色块、搜索和这些小条</source>
        <translation>Takes off all filters: colours, search and these chips</translation>
    </message>
    <message>
        <source>找到 {count} 单</source>
        <translation>{count} orders found</translation>
    </message>
</context>
<context>
    <name>AmountCard</name>
    <message>
        <source>这单的钱怎么算</source>
        <translation>What this order costs, and why</translation>
    </message>
    <message>
        <source>有的金额是平台最后一次公布的数，请到后台 违规管理 → 赔付列表 核对。</source>
        <translation>Some amounts are the last the platform published: check them in the back office under 违规管理 → 赔付列表 (list of compensations).</translation>
    </message>
    <message>
        <source>现在要赔 {amount}</source>
        <translation>Due now {amount}</translation>
    </message>
    <message>
        <source>（其中账单已扣 {amount}）</source>
        <translation> (of which {amount} already taken by the ledger)</translation>
    </message>
    <message>
        <source>再不管 24 小时 {amount}</source>
        <translation>Ignored for 24 h {amount}</translation>
    </message>
    <message>
        <source>另有待证实 {amount}</source>
        <translation>unconfirmed apart {amount}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>一步一步怎么算</source>
        <translation>Step by step</translation>
    </message>
    <message>
        <source>{card} 一步一步怎么算</source>
        <translation>{card}, step by step</translation>
    </message>
    <message>
        <source>不另算</source>
        <translation>not counted on top</translation>
    </message>
    <message>
        <source>至少 {amount}</source>
        <translation>at least {amount}</translation>
    </message>
    <message>
        <source>待证实：导入新的轨迹文件才知道</source>
        <translation>Unconfirmed: only a newer track file can tell</translation>
    </message>
    <message>
        <source>按导入的数据还没到时候，账单已经扣了</source>
        <translation>Not due by the imported data, yet the ledger shows it taken</translation>
    </message>
    <message>
        <source>不管的话，过了 {at} 就要赔</source>
        <translation>Due after {at} if nothing is done</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>账单已扣</source>
        <translation>taken (ledger)</translation>
    </message>
    <message>
        <source>平台自己的数</source>
        <translation>platform&apos;s own figure</translation>
    </message>
    <message>
        <source>按规则估算</source>
        <translation>estimated by the rules</translation>
    </message>
</context>
<context>
    <name>AnnouncementsBox</name>
    <message>
        <source>平台的延期公告</source>
        <translation>The platform&apos;s extension notices</translation>
    </message>
    <message>
        <source>公告覆盖了这个订单的，放进材料里，打印时附上出处。</source>
        <translation>A notice that covers this order can go into the material; it is printed with its source.</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>放进材料</source>
        <translation>Put into the material</translation>
    </message>
    <message>
        <source>数据不全，说不准它管不管这个订单，请自己核对。</source>
        <translation>The data do not tell whether it covers this order: please check yourself.</translation>
    </message>
</context>
<context>
    <name>AppealDesk</name>
    <message>
        <source>给订单 {order} 建一个申诉，先把材料备起来。

还没有人告诉程序处罚通知是什么时候来的，申诉期限算不准：填上通知时间以前，只能估计。</source>
        <translation>This opens a case for order {order}, to get the material ready.

Nobody has said yet when the penalty notice came, so the deadline is not known: until you fill that in it is only an estimate.</translation>
    </message>
    <message>
        <source>准备申诉</source>
        <translation>Prepare an appeal</translation>
    </message>
    <message>
        <source>建申诉</source>
        <translation>Open the case</translation>
    </message>
</context>
<context>
    <name>AppealDialog</name>
    <message>
        <source>申诉 {card} · 订单 {order}</source>
        <translation>Appeal: {card} · order {order}</translation>
    </message>
    <message>
        <source>换成了范文，原来写的还在。</source>
        <translation>The sample text is in; what you wrote before is kept.</translation>
    </message>
    <message>
        <source>换回原来的</source>
        <translation>Put mine back</translation>
    </message>
    <message>
        <source>{count} 个文件已放进申诉 {number}。</source>
        <translation>{count} files are now in case {number}.</translation>
    </message>
    <message>
        <source>申诉 {number}：{sentence}</source>
        <translation>Case {number}: {sentence}</translation>
    </message>
</context>
<context>
    <name>AppealModel</name>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>到哪一步</source>
        <translation>Where it stands</translation>
    </message>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>罚款</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>完整度</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>申诉编号</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>（没填收到通知的时间，可能更早）</source>
        <translation> (the time of the notice is not filled in, it may be earlier)</translation>
    </message>
    <message>
        <source>至多{left}</source>
        <translation>at most {left}</translation>
    </message>
    <message>
        <source>约 {at} 前答复</source>
        <translation>answer ~{at}</translation>
    </message>
</context>
<context>
    <name>AppealPages</name>
    <message>
        <source>全部申诉</source>
        <translation>All appeals</translation>
    </message>
    <message>
        <source>收到通知</source>
        <translation>A notice came</translation>
    </message>
    <message>
        <source>已扣款还没申诉</source>
        <translation>Taken, not appealed yet</translation>
    </message>
    <message>
        <source>什么材料管用</source>
        <translation>What worked</translation>
    </message>
</context>
<context>
    <name>AppealTable</name>
    <message>
        <source>申诉，最先到期的在最上面；回车键打开</source>
        <translation>Appeals, the earliest deadline on top; Enter opens one</translation>
    </message>
</context>
<context>
    <name>AppealsDialog</name>
    <message>
        <source>申诉</source>
        <translation>Appeals</translation>
    </message>
</context>
<context>
    <name>AsOfDialog</name>
    <message>
        <source>这个文件是什么时候导出的？</source>
        <translation>When was this file exported?</translation>
    </message>
    <message>
        <source>导出时间</source>
        <translation>Time of export</translation>
    </message>
    <message>
        <source>用这个时间</source>
        <translation>Use this time</translation>
    </message>
    <message>
        <source>按这个时间重新导入</source>
        <translation>Import again with this time</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>填您在后台点“导出”的那个时刻（北京时间），精确到秒；记不清就往早里填。</source>
        <translation>The moment you pressed Export in the back office (Beijing time), to the second. If unsure, give an earlier one.</translation>
    </message>
    <message>
        <source>文件最后修改于 {at}</source>
        <translation>The file was last changed at {at}</translation>
    </message>
    <message>
        <source>下载后没有打开另存过的文件，修改时间大致就是导出时间；改过就不是了。</source>
        <translation>If the file was not opened and saved again after the download, that is about the time of export; otherwise it is not.</translation>
    </message>
    <message>
        <source>文件里没有任何已发生的时间，所以没有导入。您说出它是什么时候导出的，就可以导入。</source>
        <translation>Nothing in the file tells a time that has passed, so it was not imported. Say when it was exported and it can be.</translation>
    </message>
    <message>
        <source>文件名没有写导出时间，现在按里面最新的记录算，只到 {at}；这以后过的时限都当作待证实。</source>
        <translation>The file name tells no time of export. By its newest record it speaks up to {at}; deadlines after that stay unconfirmed.</translation>
    </message>
    <message>
        <source>现在按导出时间 {at} 算；这以后过的时限都当作待证实。</source>
        <translation>It now counts as exported at {at}; deadlines after that stay unconfirmed.</translation>
    </message>
</context>
<context>
    <name>AsideBox</name>
    <message>
        <source>撤销恢复…</source>
        <translation>Undo the restore…</translation>
    </message>
    <message>
        <source>换回来…</source>
        <translation>Put it back…</translation>
    </message>
    <message>
        <source>删掉恢复前的数据…</source>
        <translation>Remove what was there before…</translation>
    </message>
    <message>
        <source>删掉撤销前的数据…</source>
        <translation>Remove what was before the undo…</translation>
    </message>
</context>
<context>
    <name>AsideCard</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这个订单的所有规则</source>
        <translation>all rules of this order</translation>
    </message>
    <message>
        <source>已放一边：{cards}</source>
        <translation>Set aside: {cards}</translation>
    </message>
    <message>
        <source>已放一边</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>重新算上</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>把“{card}”重新算上</source>
        <translation>Count &quot;{card}&quot; again</translation>
    </message>
    <message>
        <source>它本来怎么说</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>平台没有罚这个</source>
        <translation>The platform did not fine this</translation>
    </message>
    <message>
        <source>已经另外处理好了</source>
        <translation>Already dealt with otherwise</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>{since} 放一边，不上色、不算钱</source>
        <translation>Set aside on {since}: no colour, no money</translation>
    </message>
    <message>
        <source>{since} 放一边，到 {until} 再算</source>
        <translation>Set aside on {since}, counts again from {until}</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>位置：</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>文件类型：</source>
        <translation>Files of type:</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
    <message>
        <source>有订单快到点了。打开窗口、输入密码就能看到。</source>
        <translation>Some orders are nearly due. Open the window and enter the password to see them.</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>数据文件夹里的备份</source>
        <translation>Backups in the data folder</translation>
    </message>
    <message>
        <source>恢复选中的…</source>
        <translation>Restore the chosen one…</translation>
    </message>
    <message>
        <source>还没有备份。</source>
        <translation>No backup yet.</translation>
    </message>
    <message>
        <source>数据文件夹里的备份，最新的在上面（每天自动一次，留几个在“设置”里改）</source>
        <translation>Backups in the data folder, the newest first (one a day by itself; how many are kept: see Settings)</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>导入记录</source>
        <translation>Import history</translation>
    </message>
    <message>
        <source>还没有导入过文件。</source>
        <translation>No file has been imported yet.</translation>
    </message>
    <message>
        <source>撤销这次导入…</source>
        <translation>Undo this import…</translation>
    </message>
    <message>
        <source>连同后面的一起撤销…</source>
        <translation>Undo with the later ones…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>每次导入了哪些文件、改了哪些订单、退回了哪些行，都记在这里。</source>
        <translation>Which files each import brought, which orders it changed and which rows were sent back. </translation>
    </message>
    <message>
        <source>导错了可以撤销：资料会回到导入之前的样子，您的文件不会动。</source>
        <translation>A wrong import can be undone: the data goes back to what it was before. Your files stay untouched.</translation>
    </message>
    <message>
        <source>第 {number} 次导入 · {at}</source>
        <translation>Import {number} · {at}</translation>
    </message>
    <message>
        <source>（{at} 已撤销）</source>
        <translation>(undone {at})</translation>
    </message>
    <message>
        <source>撤销第 {number} 次导入？</source>
        <translation>Undo import {number}?</translation>
    </message>
    <message>
        <source>它带来的订单、包裹和物流会拿掉，它改过的会还原，订单重新判断。</source>
        <translation>The orders, parcels and tracks it brought are removed, what it changed is put back, and the orders are judged again.</translation>
    </message>
    <message>
        <source>您的文件不会动，以后可以再导入。</source>
        <translation>Your files stay untouched and can be imported again.</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo import</translation>
    </message>
    <message>
        <source>撤销第 {number} 次导入，连同后面的 {count} 次（{later}）？</source>
        <translation>Undo import {number} together with the {count} later ones ({later})?</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>资料会回到第 {number} 次导入之前的样子，订单重新判断；有一次撤不了，就都不撤。</source>
        <translation>The data goes back to what it was before import {number} and the orders are judged again; if one of them cannot be undone, none is.</translation>
    </message>
    <message>
        <source>您的文件不会动：后面几次的文件没有错的话，撤销后再导入一次。</source>
        <translation>Your files stay untouched: if the later files were right, import them once more afterwards.</translation>
    </message>
    <message>
        <source>一起撤销</source>
        <translation>Undo together</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>导入记录</source>
        <translation>Import history</translation>
    </message>
    <message>
        <source>更早的导入…</source>
        <translation>Earlier imports…</translation>
    </message>
    <message>
        <source>第 {number} 次 · {at}</source>
        <translation>Import {number} · {at}</translation>
    </message>
    <message>
        <source>  已撤销</source>
        <translation>  undone</translation>
    </message>
    <message>
        <source>{count} 个文件</source>
        <translation>{count} files</translation>
    </message>
    <message>
        <source>新增 {added} · 有变化 {changed} · 退回 {rejected}</source>
        <translation>{added} new · {changed} changed · {rejected} sent back</translation>
    </message>
</context>
<context>
    <name>BatchPane</name>
    <message>
        <source>这一次导入</source>
        <translation>This import</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>改了什么</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>为什么没存进来</source>
        <translation>Why it was not stored</translation>
    </message>
    <message>
        <source>接着看后面的改动</source>
        <translation>Show further changes</translation>
    </message>
    <message>
        <source>改动 {count}</source>
        <translation>Changes {count}</translation>
    </message>
    <message>
        <source>这次导入已经撤销，它的改动都还原了。</source>
        <translation>This import was undone; all it changed was put back.</translation>
    </message>
    <message>
        <source>这次导入没有改动已有的资料。</source>
        <translation>This import changed nothing that was there before.</translation>
    </message>
    <message>
        <source>退回 {count}</source>
        <translation>Sent back {count}</translation>
    </message>
    <message>
        <source>这里只列前面的行，全部都在退回清单里。</source>
        <translation>Only the first rows are shown; the list of rejected rows has all of them.</translation>
    </message>
    <message>
        <source>没有退回的行。</source>
        <translation>No rows were sent back.</translation>
    </message>
    <message>
        <source>{rows} 行：新增 {added} · 有变化 {changed} · 没变 {unchanged} · 退回 {rejected}</source>
        <translation>{rows} rows: {added} new · {changed} changed · {unchanged} unchanged · {rejected} sent back</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>店铺 {shop} · 数据只到 {at}</source>
        <translation>Shop {shop} · data up to {at}</translation>
    </message>
    <message>
        <source>看退回清单</source>
        <translation>Show the list of rejected rows</translation>
    </message>
</context>
<context>
    <name>BulkDesk</name>
    <message>
        <source>选中的订单一起申诉…</source>
        <translation>Appeal for the selected orders…</translation>
    </message>
    <message>
        <source>请先在表里选几个被罚的订单，再按“一起申诉”。</source>
        <translation>Select some fined orders in the table first, then press “Appeal for the selected orders”.</translation>
    </message>
    <message>
        <source>一次最多给 {most} 个订单开申诉，现在选了 {count} 个。请少选一些，分几次开。</source>
        <translation>At most {most} orders at a time; {count} are selected. Select fewer and open them in several goes.</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>一起申诉</source>
        <translation>Appeal together</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>例如：台风停运；同一原因的材料可以一起加</source>
        <translation>For example: stopped by a typhoon; material for one cause can be added to all at once</translation>
    </message>
    <message>
        <source>共同的原因</source>
        <translation>Common cause</translation>
    </message>
    <message>
        <source>通知是同一时间收到的</source>
        <translation>The notices came at the same time</translation>
    </message>
    <message>
        <source>收到通知的时间</source>
        <translation>When the notice came</translation>
    </message>
    <message>
        <source>开了 {count} 个申诉，原因“{cause}”。</source>
        <translation>{count} appeals opened, cause “{cause}”.</translation>
    </message>
    <message>
        <source>{count} 单没有开：</source>
        <translation>Not opened for {count} orders:</translation>
    </message>
    <message>
        <source>开 {count} 个申诉</source>
        <translation>Open {count} appeals</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选中的 {count} 个订单，每单一个申诉</source>
        <translation>{count} orders selected, one appeal each</translation>
    </message>
    <message>
        <source>按数据没有这种违规或还没到期、已经在申诉的订单会跳过，并说明原因；平台还是罚了的，请单独申诉那一单。没收到通知也可以先开，收材料。</source>
        <translation>Orders without this violation by the data, or not due yet, or with an appeal under way are passed over, with the reason; if the platform fined one all the same, appeal for that order alone. It can be opened before the notice comes, to collect material.</translation>
    </message>
    <message>
        <source>没有开申诉的订单和原因</source>
        <translation>Orders passed over, and why</translation>
    </message>
    <message>
        <source>看这批申诉</source>
        <translation>Show these appeals</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还没有选是哪种违规，申诉没有开。</source>
        <translation>No violation has been chosen; no appeal was opened.</translation>
    </message>
    <message>
        <source>还没有写共同的原因，申诉没有开。写几个字就行，以后按它找这批申诉。</source>
        <translation>The common cause is not filled in; no appeal was opened. A few words will do: you will find these appeals by them.</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>要打的电话</source>
        <translation>Calls to make</translation>
    </message>
    <message>
        <source>{count} 单</source>
        <translation>{count} orders</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count} parcels</translation>
    </message>
    <message>
        <source>最急 {at}</source>
        <translation>most urgent {at}</translation>
    </message>
    <message>
        <source>打过 {count}</source>
        <translation>{count} called</translation>
    </message>
</context>
<context>
    <name>CallModel</name>
    <message>
        <source>订单 {orders}</source>
        <translation>Order {orders}</translation>
    </message>
    <message>
        <source>资料说到 {at}</source>
        <translation>Data ends {at}</translation>
    </message>
    <message>
        <source>{at} 打过</source>
        <translation>called {at}</translation>
    </message>
    <message>
        <source>会多罚：{stake}</source>
        <translation>More fines: {stake}</translation>
    </message>
    <message>
        <source>到那一刻还没有动静，会多罚多少。“最晚”比它早的，那一次本身不多罚，可能算进比率。这一列不会写进给快递的文字、表格和打印件。</source>
        <translation>What the fines grow by if nothing happens by then. An earlier “latest” adds no fine itself, but may count for a rate. This column is never in what goes to couriers: texts, tables, prints.</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>打过</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>最晚</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>要做什么</source>
        <translation>What to ask</translation>
    </message>
    <message>
        <source>最后记录</source>
        <translation>Last record</translation>
    </message>
    <message>
        <source>寄往</source>
        <translation>To</translation>
    </message>
    <message>
        <source>会多罚</source>
        <translation>At stake</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
</context>
<context>
    <name>CallOutput</name>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx);;CSV 表格 (*.csv);;PDF (*.pdf);;文字 (*.txt)</source>
        <translation>Excel sheet (*.xlsx);;CSV table (*.csv);;PDF (*.pdf);;Text (*.txt)</translation>
    </message>
    <message>
        <source>导出叫件单</source>
        <translation>Export the call sheet</translation>
    </message>
    <message>
        <source>正在存…</source>
        <translation>Saving…</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>复制这一组</source>
        <translation>Copy this group</translation>
    </message>
    <message>
        <source>复制给这一家的话，直接贴到聊天里</source>
        <translation>Copies the message to this courier, ready to paste into a chat</translation>
    </message>
</context>
<context>
    <name>CallSheetPage</name>
    <message>
        <source>全部复制</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>{calls} 个电话 · {parcels} 件 · 按 {at} 的数据</source>
        <translation>{calls} calls · {parcels} parcels · by data of {at}</translation>
    </message>
    <message>
        <source>{hours} 小时内到期</source>
        <translation>due within {hours} h</translation>
    </message>
    <message>
        <source>看多少小时以内到期的</source>
        <translation>How many hours ahead to look</translation>
    </message>
    <message>
        <source>把给每家快递的话都复制下来，一段一段贴到聊天里</source>
        <translation>Copies the messages to all couriers, to be pasted into chats one by one</translation>
    </message>
    <message>
        <source>给快递的话一律用中文。</source>
        <translation>Messages to couriers are always in Chinese.</translation>
    </message>
    <message>
        <source>已复制，可以贴到聊天里。</source>
        <translation>Copied: paste it into the chat.</translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>要问的包裹；空格键打勾，回车键看订单</source>
        <translation>Parcels to ask about; space ticks, Enter shows the order</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>拿掉了 1 个文件，原件还在。</source>
        <translation>1 file taken out; the original is kept.</translation>
    </message>
    <message>
        <source>记下了。</source>
        <translation>Noted.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>CaseButtons</name>
    <message>
        <source>打开申诉</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>看订单</source>
        <translation>Show order</translation>
    </message>
    <message>
        <source>记录进展…</source>
        <translation>Record a step…</translation>
    </message>
    <message>
        <source>给同一原因的都加材料…</source>
        <translation>Add material to all of one cause…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存 PDF，每个申诉一份…</source>
        <translation>Save PDFs, one per appeal…</translation>
    </message>
    <message>
        <source>存 PDF，合成一本…</source>
        <translation>Save PDF, bound in one…</translation>
    </message>
    <message>
        <source>存上传用的压缩包…</source>
        <translation>Save ZIP for upload…</translation>
    </message>
    <message>
        <source>选中 {count} 个</source>
        <translation>{count} selected</translation>
    </message>
    <message>
        <source>选一个或几个申诉</source>
        <translation>Select one appeal or several</translation>
    </message>
    <message>
        <source>打印和打包</source>
        <translation>Print and pack</translation>
    </message>
</context>
<context>
    <name>CaseEvidence</name>
    <message>
        <source>图片、PDF、聊天记录、表格、录音、视频 ({endings})</source>
        <translation>Pictures, PDFs, chats, spreadsheets, recordings, videos ({endings})</translation>
    </message>
    <message>
        <source>添加证据</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>正在复制原件…</source>
        <translation>Copying originals…</translation>
    </message>
</context>
<context>
    <name>CaseFacts</name>
    <message>
        <source>收到违规通知的时间</source>
        <translation>Notice received at</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>收到违规通知：{at}</source>
        <translation>Notice received: {at}</translation>
    </message>
    <message>
        <source>收到违规通知的时间：还没填</source>
        <translation>When the notice came: not filled in yet</translation>
    </message>
    <message>
        <source>改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>填时间…</source>
        <translation>Fill in…</translation>
    </message>
    <message>
        <source>填收到违规通知的时间</source>
        <translation>Fill in when the notice came</translation>
    </message>
    <message>
        <source>平台的通知</source>
        <translation>The platform&apos;s notice</translation>
    </message>
    <message>
        <source>通知写的金额：{amount}</source>
        <translation>Amount in the notice: {amount}</translation>
    </message>
    <message>
        <source>通知写着：{text}</source>
        <translation>The notice says: {text}</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>看订单</source>
        <translation>Show order</translation>
    </message>
    <message>
        <source>去补</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>去补最要紧的材料</source>
        <translation>Go to what is missing most</translation>
    </message>
    <message>
        <source>材料备齐 {percent}%</source>
        <translation>{percent}% of the material</translation>
    </message>
    <message>
        <source>订单 {number}</source>
        <translation>Order {number}</translation>
    </message>
    <message>
        <source>运单 {number}</source>
        <translation>Waybill {number}</translation>
    </message>
    <message>
        <source>原因：{cause}</source>
        <translation>Cause: {cause}</translation>
    </message>
    <message>
        <source>申诉编号 {number}</source>
        <translation>Case {number}</translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>违规开始</source>
        <translation>Began</translation>
    </message>
    <message>
        <source>扣款时间</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>预计</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>实扣</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>怎么回事</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>{yuan} 起</source>
        <translation>from {yuan}</translation>
    </message>
</context>
<context>
    <name>CaseOutput</name>
    <message>
        <source>一次最多打印 {most} 个，现在选了 {count} 个。请少选一些，或者存成 PDF。</source>
        <translation>At most {most} can be printed at a time; {count} are selected. Select fewer, or save them as PDF.</translation>
    </message>
    <message>
        <source>把 PDF 存到哪个文件夹</source>
        <translation>Folder for the PDF</translation>
    </message>
    <message>
        <source>图片没有修改，里面的买家信息没有遮盖，上传前请看一遍。</source>
        <translation>The pictures are unchanged: buyers&apos; data in them are not covered. Look through them before uploading.</translation>
    </message>
    <message>
        <source>把压缩包存到哪个文件夹</source>
        <translation>Folder for the ZIP</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>{count} 个的材料还没备齐，交之前请补。</source>
        <translation>{count} lack material that is needed; add it before handing in.</translation>
    </message>
    <message>
        <source>{cases} 的申诉理由里还有【】没有填，填好再提交。</source>
        <translation>The reason of {cases} still has blanks 【】: fill them in before handing in.</translation>
    </message>
    <message>
        <source>{count} 个里有别人的 PDF 页面，是普通 PDF，不是存档格式（PDF/A）。</source>
        <translation>{count} hold pages of other people&apos;s PDFs: plain PDF, not the archive format (PDF/A).</translation>
    </message>
    <message>
        <source>存好了 {count} 个文件，共 {pages} 页：{folder}。</source>
        <translation>{count} files saved, {pages} pages in all: {folder}.</translation>
    </message>
    <message>
        <source>存好了 {count} 个文件：{folder}。</source>
        <translation>{count} files saved: {folder}.</translation>
    </message>
    <message>
        <source>停下了。已经存好的文件留在：{folder}</source>
        <translation>Stopped. Files already saved are in: {folder}</translation>
    </message>
    <message>
        <source>停下了，没有打印。</source>
        <translation>Stopped; nothing was printed.</translation>
    </message>
    <message>
        <source>{count} 个没有做成：{why}</source>
        <translation>{count} could not be made: {why}</translation>
    </message>
</context>
<context>
    <name>CaseState</name>
    <message>
        <source>备材料</source>
        <translation>Collecting</translation>
    </message>
    <message>
        <source>等答复</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>要补材料</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>成功</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>复议中</source>
        <translation>2nd review</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>CaseSteps</name>
    <message>
        <source>撤回了 {count} 个申诉的这一步。</source>
        <translation>This step was taken back in {count} appeals.</translation>
    </message>
    <message>
        <source>记下了 {count} 个申诉的进展。</source>
        <translation>Step noted in {count} appeals.</translation>
    </message>
    <message>
        <source>{count} 个没有记：{why}</source>
        <translation>Not noted in {count}: {why}</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>找订单号、违规、原因</source>
        <translation>Find order, violation, cause</translation>
    </message>
    <message>
        <source>找申诉</source>
        <translation>Find an appeal</translation>
    </message>
    <message>
        <source>还没有申诉</source>
        <translation>No appeals yet</translation>
    </message>
    <message>
        <source>被罚了又觉得冤，有三种开法：</source>
        <translation>Fined and think it is wrong? Three ways to open an appeal:</translation>
    </message>
    <message>
        <source>1. 主窗口里点订单，在那条违规下面按“准备申诉”</source>
        <translation>1. Click the order in the main window and press “Prepare an appeal” below the violation</translation>
    </message>
    <message>
        <source>2. 收到平台通知的，在“收到通知”里填</source>
        <translation>2. A notice came: fill it in under “A notice came”</translation>
    </message>
    <message>
        <source>3. 一个原因连累很多单（台风、快递停运）：在主窗口的表里选中这些单，右键“一起申诉”</source>
        <translation>3. One cause hit many orders (a typhoon, a courier&apos;s stop): select them in the main table, right-click, “Appeal for the selected orders”</translation>
    </message>
    <message>
        <source>通知一来就开始倒计时，过了期限就当认了。开了以后，这里按最先到期的排。</source>
        <translation>The clock runs from the notice on; after the deadline silence counts as acceptance. Open appeals stand here, the earliest deadline first.</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>CasesTable</name>
    <message>
        <source>每一单的结果，回车键看订单</source>
        <translation>The outcome of each order; Enter shows the order</translation>
    </message>
</context>
<context>
    <name>CauseDialog</name>
    <message>
        <source>给同一原因的都加材料</source>
        <translation>Add material to all of one cause</translation>
    </message>
    <message>
        <source>哪种材料</source>
        <translation>Kind of material</translation>
    </message>
    <message>
        <source>“{cause}”的 {count} 个申诉，同一份材料都放进去</source>
        <translation>{count} appeals for “{cause}”: the same material goes into each</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只放真的管着这些订单的材料，比如公告、网点的情况说明；底单、聊天记录要一单一单放。</source>
        <translation>Only what really covers these orders, such as a notice or an outlet&apos;s statement; stubs and chats go in one by one.</translation>
    </message>
</context>
<context>
    <name>CauseFiles</name>
    <message>
        <source>图片、PDF、聊天、表格、录音、视频 ({endings})</source>
        <translation>Pictures, PDFs, chats, spreadsheets, recordings, videos ({endings})</translation>
    </message>
    <message>
        <source>添加证据</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>正在复制…</source>
        <translation>Copying…</translation>
    </message>
    <message>
        <source>{files} 个文件放进了 {cases} 个申诉。</source>
        <translation>{files} files put into {cases} appeals.</translation>
    </message>
    <message>
        <source>停下了。已经复制完的文件留在申诉里。</source>
        <translation>Stopped. Files already copied stay in the appeals.</translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>订单 {number}，从{old}变成{new}</source>
        <translation>Order {number}, from {old} to {new}</translation>
    </message>
    <message>
        <source>按旧规则</source>
        <translation>By the old rules</translation>
    </message>
    <message>
        <source>按新规则</source>
        <translation>By the new rules</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>更新记录</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ChangesLine</name>
    <message>
        <source>新变红</source>
        <translation>Newly red</translation>
    </message>
    <message>
        <source>新快到点</source>
        <translation>Newly due</translation>
    </message>
    <message>
        <source>好转</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>从{when} 到现在：</source>
        <translation>Since {when}:</translation>
    </message>
    <message>
        <source>从{when} 到现在没有变化</source>
        <translation>Nothing has changed since {when}</translation>
    </message>
</context>
<context>
    <name>CheckGrid</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>都不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>一个都没选</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <source>{title}：{chosen}</source>
        <translation>{title}: {chosen}</translation>
    </message>
</context>
<context>
    <name>CheckingStrip</name>
    <message>
        <source>核对的进度</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>不看了</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>正在核对规则文件…</source>
        <translation>Checking the rule file…</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>材料清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>把文件拖到对应的卡片上。只放真实的原件：伪造或修图，平台会关店。</source>
        <translation>Drag files onto their card. Real originals only: the platform closes shops for forged or retouched material.</translation>
    </message>
    <message>
        <source>还可以补充的材料（{count} 种）</source>
        <translation>Further useful material ({count} kinds)</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>找一个</source>
        <translation>Find one</translation>
    </message>
    <message>
        <source>在列表里找</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>还没有订单。</source>
        <translation>No orders yet.</translation>
    </message>
    <message>
        <source>还有更多：在上面输入名字的一部分来找。</source>
        <translation>There are more: type part of a name above to find them.</translation>
    </message>
    <message>
        <source>{word}，{count} 单</source>
        <translation>{word}, {count} orders</translation>
    </message>
</context>
<context>
    <name>ChosenOrders</name>
    <message>
        <source>列表还在读，选中的行没有读全，什么都没有做。请稍等一下再按一次。</source>
        <translation>The list is still being read and not all of the selected rows are there yet, so nothing was done. Wait a moment and press again.</translation>
    </message>
</context>
<context>
    <name>ColourChanges</name>
    <message>
        <source>规则变了，这些订单换了颜色</source>
        <translation>The rules changed: these orders have another colour</translation>
    </message>
    <message>
        <source>换了颜色的订单</source>
        <translation>Orders that changed colour</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>没有订单因为规则变化换过颜色。</source>
        <translation>No order has changed colour because of changed rules.</translation>
    </message>
    <message>
        <source>还有 {count} 单，接着看</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>{count} 个订单换了颜色：{kinds}。点订单号，主窗口里会打开这个订单。</source>
        <translation>Orders that changed colour: {count} ({kinds}). Press a number to open the order in the main window.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ColourHistory</name>
    <message>
        <source>颜色变化</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>{at} 起</source>
        <translation>since {at}</translation>
    </message>
    <message>
        <source>颜色变化：{steps}</source>
        <translation>Colour: {steps}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>不显示“{column}”</source>
        <translation>Hide {column}</translation>
    </message>
    <message>
        <source>列…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>恢复默认的列</source>
        <translation>Reset columns</translation>
    </message>
    <message>
        <source>按“{column}”升序</source>
        <translation>By {column}, ascending</translation>
    </message>
    <message>
        <source>按“{column}”降序</source>
        <translation>By {column}, descending</translation>
    </message>
    <message>
        <source>按紧急程度（已违规的在最上面，接着是快到点的）</source>
        <translation>By urgency (violated on top, then due soon)</translation>
    </message>
    <message>
        <source>显示的列</source>
        <translation>Columns shown</translation>
    </message>
</context>
<context>
    <name>ColumnWidths</name>
    <message>
        <source>揽收严重超时</source>
        <translation>Dispatch missing</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>表里的列</source>
        <translation>Columns of the table</translation>
    </message>
    <message>
        <source>列，从左到右</source>
        <translation>Columns, from left to right</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>就这样显示</source>
        <translation>Show these</translation>
    </message>
    <message>
        <source>打勾的显示在表里，从上到下就是表里从左到右。可以用鼠标拖。</source>
        <translation>What is ticked stands in the table; top to bottom here is left to right there. Drag to move.</translation>
    </message>
    <message>
        <source>{column}（总是显示）</source>
        <translation>{column} (always shown)</translation>
    </message>
</context>
<context>
    <name>CompletenessBar</name>
    <message>
        <source>数据缺口</source>
        <translation>Gaps in the data</translation>
    </message>
    <message>
        <source>看详情…</source>
        <translation>Details…</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{day} 的订单从没导入过</source>
        <translation>Orders of {day} were never imported</translation>
    </message>
    <message>
        <source>有 {days} 天的订单从没导入过</source>
        <translation>Orders of {days} days were never imported</translation>
    </message>
    <message>
        <source>{number} 个进行中的订单好几天没有新的导出</source>
        <translation>{number} orders under way: no newer export for days</translation>
    </message>
</context>
<context>
    <name>CompletenessDialog</name>
    <message>
        <source>还缺哪些导出</source>
        <translation>Exports that are missing</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>按每个订单文件里最早和最晚的下单日期推算，两个文件之间没有盖到的日子算缺口。</source>
        <translation>Reckoned from the first and last order day in each order file: days between two files that none covers are gaps.</translation>
    </message>
    <message>
        <source>没有发现缺口。</source>
        <translation>No gaps found.</translation>
    </message>
    <message>
        <source>那天没有订单</source>
        <translation>No orders that day</translation>
    </message>
    <message>
        <source>那几天没有订单</source>
        <translation>No orders on those days</translation>
    </message>
</context>
<context>
    <name>CopyText</name>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>已复制 {text}</source>
        <translation>Copied {text}</translation>
    </message>
    <message>
        <source>点一下复制</source>
        <translation>Click to copy</translation>
    </message>
    <message>
        <source>复制{name} {text}</source>
        <translation>Copy {name} {text}</translation>
    </message>
    <message>
        <source>复制 {text}</source>
        <translation>Copy {text}</translation>
    </message>
</context>
<context>
    <name>CostButtons</name>
    <message>
        <source>接着看</source>
        <translation>See also</translation>
    </message>
</context>
<context>
    <name>CostPages</name>
    <message>
        <source>叫件单</source>
        <translation>Call sheet</translation>
    </message>
    <message>
        <source>退款和拦截</source>
        <translation>Refunds, interception</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Predicted and taken</translation>
    </message>
    <message>
        <source>每天和处罚</source>
        <translation>Days and measures</translation>
    </message>
    <message>
        <source>图表</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>体验分</source>
        <translation>Score</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>要花多少钱</source>
        <translation>What it costs</translation>
    </message>
</context>
<context>
    <name>CountdownLabel</name>
    <message>
        <source>截止 {at}</source>
        <translation>Deadline {at}</translation>
    </message>
</context>
<context>
    <name>CountsModel</name>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>报中</source>
        <translation>Hits</translation>
    </message>
    <message>
        <source>漏报</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>误报</source>
        <translation>False alarms</translation>
    </message>
    <message>
        <source>命中率</source>
        <translation>Hit rate</translation>
    </message>
    <message>
        <source>准确率</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>预计</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>实扣</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>还没定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>没法核对</source>
        <translation>Cannot be checked</translation>
    </message>
    <message>
        <source>动账明细写了哪一条就算哪一条，没写的按标红的那条</source>
        <translation>By the clause the ledger names, else by the one that was red</translation>
    </message>
    <message>
        <source>标了红，平台也扣了款</source>
        <translation>Red here, and taken by the platform</translation>
    </message>
    <message>
        <source>平台扣了款，没有标红</source>
        <translation>Taken by the platform, not red here</translation>
    </message>
    <message>
        <source>标了红，等够了日子也没扣款</source>
        <translation>Red here, and never taken after waiting long enough</translation>
    </message>
    <message>
        <source>扣了款的里面，报中的占多少</source>
        <translation>Of what was taken, how much was red before</translation>
    </message>
    <message>
        <source>标了红、等够了日子的里面，真扣款的占多少</source>
        <translation>Of what was red long enough ago, how much was really taken</translation>
    </message>
    <message>
        <source>报中和误报的单，标红时估算的罚款</source>
        <translation>Estimated fines of hits and false alarms</translation>
    </message>
    <message>
        <source>报中和漏报的单，动账明细里真扣的（退回的已减去）</source>
        <translation>What the ledger shows as taken for hits and missed ones (given back deducted)</translation>
    </message>
    <message>
        <source>扣了又全部退回：不算报中也不算误报</source>
        <translation>Taken and wholly given back: neither a hit nor a false alarm</translation>
    </message>
    <message>
        <source>标了红，但动账明细还没盖住该等的日子</source>
        <translation>Red here, but the ledger does not cover the days to wait yet</translation>
    </message>
    <message>
        <source>数据不够、订单没导入、没写订单号、不在判断范围的罚款</source>
        <translation>Data missing, order not imported, no order number, or a fine outside what is judged</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>CountsTable</name>
    <message>
        <source>每条违规报得准不准，选一行只看它的单</source>
        <translation>How right each clause was; choose a line to see only its orders</translation>
    </message>
</context>
<context>
    <name>CourierPicture</name>
    <message>
        <source>图里画</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>每 100 件罚多少元</source>
        <translation>fines per 100 parcels (yuan)</translation>
    </message>
    <message>
        <source>上传到揽收，几小时</source>
        <translation>upload to pickup (hours)</translation>
    </message>
    <message>
        <source>揽收到第一次分拨，几小时</source>
        <translation>pickup to first hub (hours)</translation>
    </message>
    <message>
        <source>超过 24 小时才揽收的比例</source>
        <translation>share picked up after 24 hours</translation>
    </message>
    <message>
        <source>分开看</source>
        <translation>By</translation>
    </message>
    <message>
        <source>只按快递</source>
        <translation>courier</translation>
    </message>
    <message>
        <source>快递和收货省份</source>
        <translation>courier and receiver&apos;s province</translation>
    </message>
    <message>
        <source>快递和揽收省份</source>
        <translation>courier and province of pickup</translation>
    </message>
    <message>
        <source>上传单号在</source>
        <translation>Uploaded in the</translation>
    </message>
    <message>
        <source>最近 {days} 天</source>
        <translation>last {days} days</translation>
    </message>
    <message>
        <source>快递对比：{measure}</source>
        <translation>Couriers compared: {measure}</translation>
    </message>
    <message>
        <source>最近 90 天没有上传过单号的包裹，比不了快递。</source>
        <translation>No parcel was uploaded in the last 90 days: nothing to compare. </translation>
    </message>
    <message>
        <source>请导入带“快递信息”“发货时间”的订单报表，和物流轨迹文件。</source>
        <translation>Import the order report with 快递信息 (couriers) and 发货时间 (ship time), and a track file.</translation>
    </message>
    <message>
        <source>只看您自己的包裹；罚款只算路上的违规（揽收、发运、中转），已扣的按动账明细，其余是估算。</source>
        <translation>Your own parcels only; fines are those of violations on the way (pickup, dispatch, transit): from the ledger where taken, else estimated. </translation>
    </message>
    <message>
        <source>不到 {least} 件的写“太少”。</source>
        <translation>Under {least} parcels: “too few”. </translation>
    </message>
    <message>
        <source>图里是最前面的 {count} 行，表里全有。</source>
        <translation>The first {count} lines are drawn, the table has all.</translation>
    </message>
    <message>
        <source>没有一家在路上出过要罚的违规。</source>
        <translation>None of them had a violation on the way that costs anything. </translation>
    </message>
    <message>
        <source>最费钱的是{name}：每 100 件 {yuan} 元。</source>
        <translation>The dearest is {name}: {yuan} yuan per 100 parcels. </translation>
    </message>
    <message>
        <source>最省的是{name}：{yuan} 元。</source>
        <translation>The cheapest is {name}: {yuan} yuan. </translation>
    </message>
    <message>
        <source>一半的件不超过</source>
        <translation>Half of the parcels within</translation>
    </message>
    <message>
        <source>十件里九件不超过</source>
        <translation>Nine of ten within</translation>
    </message>
    <message>
        <source>{name}（太少）</source>
        <translation>{name} (too few)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name}：{parts}</source>
        <translation>{name}: {parts}</translation>
    </message>
    <message>
        <source>省份未知</source>
        <translation>province unknown</translation>
    </message>
    <message>
        <source>快递未知</source>
        <translation>courier unknown</translation>
    </message>
    <message>
        <source>省份</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Parcels</translation>
    </message>
    <message>
        <source>每 100 件（元）</source>
        <translation>Yuan per 100</translation>
    </message>
    <message>
        <source>罚款（元）</source>
        <translation>Fines (yuan)</translation>
    </message>
    <message>
        <source>违规件</source>
        <translation>Violating</translation>
    </message>
    <message>
        <source>超 24 小时</source>
        <translation>Over 24 h</translation>
    </message>
    <message>
        <source>揽收一半（时）</source>
        <translation>Pickup, half (h)</translation>
    </message>
    <message>
        <source>揽收九成（时）</source>
        <translation>Pickup, 9 of 10 (h)</translation>
    </message>
    <message>
        <source>分拨一半（时）</source>
        <translation>Hub, half (h)</translation>
    </message>
    <message>
        <source>分拨九成（时）</source>
        <translation>Hub, 9 of 10 (h)</translation>
    </message>
    <message>
        <source>每一百件里，路上的违规要花多少钱。</source>
        <translation>What violations on the way cost per hundred parcels.</translation>
    </message>
    <message>
        <source>路上的违规要罚或已经罚的钱。</source>
        <translation>What violations on the way cost or have cost.</translation>
    </message>
    <message>
        <source>自己有路上违规的包裹。</source>
        <translation>Parcels with a violation of their own on the way.</translation>
    </message>
    <message>
        <source>上传后超过 24 小时才揽收，或到现在知道还没揽收的，占多少。</source>
        <translation>The share that was picked up more than 24 hours after the upload, or is known to lie still.</translation>
    </message>
    <message>
        <source>从上传单号到揽收几小时：一半的件不超过。只算已经揽收的；揽收早于上传的按 0。</source>
        <translation>Hours from upload to pickup: half of the parcels took no longer. Only those picked up; picked up before the upload counts as 0.</translation>
    </message>
    <message>
        <source>从上传单号到揽收几小时：十件里九件不超过。</source>
        <translation>Hours from upload to pickup: nine of ten took no longer.</translation>
    </message>
    <message>
        <source>从揽收到第一次分拨几小时：一半的件不超过。</source>
        <translation>Hours from pickup to the first hub: half took no longer.</translation>
    </message>
    <message>
        <source>从揽收到第一次分拨几小时：十件里九件不超过。</source>
        <translation>Hours from pickup to the first hub: nine of ten took no longer.</translation>
    </message>
    <message>
        <source>太少</source>
        <translation>too few</translation>
    </message>
</context>
<context>
    <name>DailyCare</name>
    <message>
        <source>看备份…</source>
        <translation>See the backups…</translation>
    </message>
</context>
<context>
    <name>DataLine</name>
    <message>
        <source>导入新文件…</source>
        <translation>Import newer files…</translation>
    </message>
    <message>
        <source>在哪里导出…</source>
        <translation>Where to export…</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{known}。导入新的，判断才准。</source>
        <translation>{known}. Import newer ones, or the judgement may be wrong.</translation>
    </message>
    <message>
        <source>还没导入过：{kinds}</source>
        <translation>Never imported so far: {kinds}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>从没导入过轨迹的也算在内。导入新的轨迹文件，这些订单才判断得准。</source>
        <translation>Orders whose track was never imported count too. Import newer track files to have these orders judged well.</translation>
    </message>
</context>
<context>
    <name>DayLines</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>记次</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Abnormal</translation>
    </message>
    <message>
        <source>异常率</source>
        <translation>Abnormal rate</translation>
    </message>
    <message>
        <source>应发</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>缺货</source>
        <translation>Out of stock</translation>
    </message>
    <message>
        <source>缺货率</source>
        <translation>Out-of-stock rate</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>超时率</source>
        <translation>Late rate</translation>
    </message>
    <message>
        <source>超时最多的商品</source>
        <translation>Worst product</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>处罚</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>把握</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>没写期限</source>
        <translation>no term named</translation>
    </message>
    <message>
        <source>{day}（正在）</source>
        <translation>{day} (now)</translation>
    </message>
    <message>
        <source>；原文没写清是哪张表</source>
        <translation>; the text leaves open which table</translation>
    </message>
    <message>
        <source>未定义</source>
        <translation>undefined</translation>
    </message>
</context>
<context>
    <name>DayScale</name>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
</context>
<context>
    <name>DaysPage</name>
    <message>
        <source>每天和处罚</source>
        <translation>Days and measures</translation>
    </message>
    <message>
        <source>天数从违规当天算起；平台从处罚通知那天算，以通知为准。</source>
        <translation>Days are counted from the day of the violation; the platform counts from its notice, which decides.</translation>
    </message>
    <message>
        <source>{year} 年按已知数据没有一天达到处罚线。</source>
        <translation>By the known data no day of {year} reached a penalty.</translation>
    </message>
    <message>
        <source>今天离处罚还有多远</source>
        <translation>How far from a penalty today</translation>
    </message>
    <message>
        <source>每天的比率，选一行看还差多少</source>
        <translation>The rates of each day; choose a line to see how far it was</translation>
    </message>
    <message>
        <source>今年的处罚和天数</source>
        <translation>Measures of this year, with days</translation>
    </message>
    <message>
        <source>今年的处罚</source>
        <translation>Measures of this year</translation>
    </message>
    <message>
        <source>还没有订单，算不出每天的比率</source>
        <translation>No orders yet: no rates to reckon</translation>
    </message>
    <message>
        <source>1. 抖店后台 订单管理 → 导出 → 自定义报表，勾选“快递信息”“承诺发货时间”“发货时间”</source>
        <translation>1. In the back office: 订单管理 (orders) → 导出 (export) → 自定义报表 (custom report), with 快递信息 (courier information), 承诺发货时间 (promised ship time) and 发货时间 (ship time) ticked</translation>
    </message>
    <message>
        <source>2. 文件直接拖进主窗口；再拖进物流轨迹文件，才知道哪些单异常</source>
        <translation>2. Drop the file on the main window; then a track file, which tells which orders are abnormal</translation>
    </message>
    <message>
        <source>导入以后，这里一天一行：发货、异常、缺货、超时各多少单，离记一次处罚还差几单。</source>
        <translation>Then each day has a line here: shipped, abnormal, out of stock and late orders, and how many are left to a strike.</translation>
    </message>
</context>
<context>
    <name>DeadlineStrip</name>
    <message>
        <source>看申诉</source>
        <translation>Show appeal</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>申诉快到期：{card}，订单 {order}，{left}（{at} 截止）</source>
        <translation>Appeal due soon: {card}, order {order}, {left} (until {at})</translation>
    </message>
    <message>
        <source>{count} 个申诉快到期，最急：{card}，订单 {order}，{left}（{at} 截止）</source>
        <translation>{count} appeals due soon, the first: {card}, order {order}, {left} (until {at})</translation>
    </message>
    <message>
        <source>{count} 个申诉过了期限还没交</source>
        <translation>{count} appeals were not handed in by their deadline</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>演示店铺：全部数据都是编造的</source>
        <translation>Demo shop: all data is made up</translation>
    </message>
</context>
<context>
    <name>DropWindow</name>
    <message>
        <source>这里收表格文件：{endings}。</source>
        <translation>These files can be imported: {endings}.</translation>
    </message>
    <message>
        <source>拖进来的不是本机上的文件，请先存到电脑里再拖。</source>
        <translation>That is no file on this computer: save it first, then drop it.</translation>
    </message>
</context>
<context>
    <name>DueLabel</name>
    <message>
        <source>{what} {at} · {left}</source>
        <translation>{what} {at} · {left}</translation>
    </message>
    <message>
        <source>估计：{what} {at} · {left}（填了通知时间才准）</source>
        <translation>Estimated: {what} {at} · {left} (sure once the notice&apos;s time is filled in)</translation>
    </message>
    <message>
        <source>平台最晚 {at} 答复</source>
        <translation>the platform answers by {at}</translation>
    </message>
    <message>
        <source>复议期限没有查到出处，请尽快到后台看</source>
        <translation>No source tells the limit for reconsideration: look in the back office soon</translation>
    </message>
    <message>
        <source>补交期限没有查到出处，请尽快到后台看</source>
        <translation>No source tells the limit for supplying material: look in the back office soon</translation>
    </message>
    <message>
        <source>现在没有期限</source>
        <translation>No deadline at present</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>打开文件…</source>
        <translation>Open files…</translation>
    </message>
    <message>
        <source>先看演示店铺</source>
        <translation>Look at the demo shop</translation>
    </message>
    <message>
        <source>另开一个窗口，数据全是编造的，不会动到你的数据</source>
        <translation>Opens another window with made-up data; your own data is not touched</translation>
    </message>
    <message>
        <source>从旧电脑搬过来…</source>
        <translation>Move data in…</translation>
    </message>
    <message>
        <source>把订单、包裹、物流轨迹文件拖到这里</source>
        <translation>Drop order, parcel and track files here</translation>
    </message>
    <message>
        <source>手头还没有文件？</source>
        <translation>No files at hand yet?</translation>
    </message>
</context>
<context>
    <name>ErasingDesk</name>
    <message>
        <source>保留月数记下了，还什么都没删。</source>
        <translation>The number of months is noted; nothing has been erased yet.</translation>
    </message>
    <message>
        <source>看看会删什么</source>
        <translation>See what would go</translation>
    </message>
    <message>
        <source>彻底删除 {count} 个订单</source>
        <translation>Erase {count} order(s) for good</translation>
    </message>
    <message>
        <source>删除旧订单</source>
        <translation>Erase old orders</translation>
    </message>
</context>
<context>
    <name>ErasingDialog</name>
    <message>
        <source> 个月</source>
        <translation> months</translation>
    </message>
    <message>
        <source>看看会删什么</source>
        <translation>See what would go</translation>
    </message>
    <message>
        <source>没办完的申诉和证据也删</source>
        <translation>Erase cases under way and their evidence too</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>彻底删除</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>稍等…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>订单只保留最近</source>
        <translation>Keep only the orders of the last</translation>
    </message>
    <message>
        <source>订单保留几个月</source>
        <translation>Months for which orders are kept</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>填单号、日期…</source>
        <translation>Number, dates…</translation>
    </message>
    <message>
        <source>填“{name}”上看到的单号、日期，是谁给的</source>
        <translation>What stands in “{name}”: number, dates, who gave it</translation>
    </message>
    <message>
        <source>拿掉 {name}</source>
        <translation>Take out {name}</translation>
    </message>
    <message>
        <source>从申诉里拿掉（可以撤销，原件一直保留）</source>
        <translation>Take out of the appeal (can be undone; the original is always kept)</translation>
    </message>
    <message>
        <source>看大图：{name}</source>
        <translation>Look at {name}</translation>
    </message>
    <message>
        <source>看大图</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>原件不见了或被改动了，印不出来。请重新添加，或从备份恢复。</source>
        <translation>The original is missing or was altered and cannot be printed. Add it again, or restore a backup.</translation>
    </message>
</context>
<context>
    <name>EvidenceForm</name>
    <message>
        <source>如：揽收网点、打单软件</source>
        <translation>e.g. pickup outlet, printing tool</translation>
    </message>
    <message>
        <source>这份材料是谁给的</source>
        <translation>Who gave this material</translation>
    </message>
    <message>
        <source>照着上面抄，不确定就不填</source>
        <translation>Copy what stands there; leave it empty if unsure</translation>
    </message>
    <message>
        <source>这份材料上的运单号</source>
        <translation>Waybill number in this material</translation>
    </message>
    <message>
        <source>日期（上面写了起止日期的）</source>
        <translation>Dates (if a period stands in it)</translation>
    </message>
    <message>
        <source>起始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>谁给的</source>
        <translation>From</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>EvidenceLook</name>
    <message>
        <source>打印时也这样转，原件没有改动。</source>
        <translation>Printed turned like this too; the original is unchanged.</translation>
    </message>
    <message>
        <source>看证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>这一页显示不出来，原件没有动过。</source>
        <translation>This page cannot be shown; the original is untouched.</translation>
    </message>
    <message>
        <source>原来的类型 (*{ending})</source>
        <translation>Same type (*{ending})</translation>
    </message>
    <message>
        <source>另存副本</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>副本已存到 {path}</source>
        <translation>Copy saved to {path}</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>{pages} 页</source>
        <translation>{pages} pages</translation>
    </message>
    <message>
        <source>长 {length}</source>
        <translation>length {length}</translation>
    </message>
    <message>
        <source>{at} 添加</source>
        <translation>added {at}</translation>
    </message>
    <message>
        <source>来自 {whom}</source>
        <translation>from {whom}</translation>
    </message>
    <message>
        <source>单号 {number}</source>
        <translation>number {number}</translation>
    </message>
    <message>
        <source>日期 {start} 至 {end}</source>
        <translation>dates {start} to {end}</translation>
    </message>
</context>
<context>
    <name>ExportGuideDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ExtensionCard</name>
    <message>
        <source>正在数它改变了几个订单…</source>
        <translation>Counting how many orders it changes…</translation>
    </message>
    <message>
        <source>有 {count} 个订单因为它换了颜色。</source>
        <translation>Orders that have another colour because of it: {count}.</translation>
    </message>
    <message>
        <source>目前没有订单因为它换颜色。</source>
        <translation>No order has another colour because of it so far.</translation>
    </message>
    <message>
        <source>来源：{source}（{day} 看到）</source>
        <translation>Source: {source} (read on {day})</translation>
    </message>
    <message>
        <source>{said} · 随程序提供</source>
        <translation>{said} · comes with the program</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Do not use</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>ExtensionDialog</name>
    <message>
        <source>延期公告</source>
        <translation>Announced extensions</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>添加公告…</source>
        <translation>Add an announcement…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>登记平台公告过的延期：那段时间里在走的发货、揽收、发运、中转时限都会放宽；</source>
        <translation>Enter extensions that the platform has announced: limits for shipping, pickup, dispatch and transit that run in that period become longer.</translation>
    </message>
    <message>
        <source>只因公告才没超时的订单，由红色变为“不罚”，并写明是哪条公告。</source>
        <translation>An order that is in time only because of one turns from red to not fined, and says which announcement it was.</translation>
    </message>
    <message>
        <source>填错会把真实的罚款藏起来，所以只登记平台真正公告过的。</source>
        <translation>A wrong entry hides real fines: enter only what the platform has really announced.</translation>
    </message>
    <message>
        <source>618、双11 本身不延期：平台没有公告，就照常计时。</source>
        <translation>The 618 and Double 11 sales extend nothing by themselves: without an announcement the clocks run as ever.</translation>
    </message>
    <message>
        <source>还没有登记延期公告：所有订单都按平时的时限计时。</source>
        <translation>No extension entered yet: the usual limits hold for all orders.</translation>
    </message>
</context>
<context>
    <name>ExtensionForm</name>
    <message>
        <source>开始时间</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ends at</translation>
    </message>
    <message>
        <source>加时</source>
        <translation>Adds</translation>
    </message>
    <message>
        <source>最晚到</source>
        <translation>No later than</translation>
    </message>
    <message>
        <source>最晚到什么时候</source>
        <translation>New latest time</translation>
    </message>
    <message>
        <source>发货省份</source>
        <translation>Sent from</translation>
    </message>
    <message>
        <source>收货省份</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>适用规则</source>
        <translation>Rules it is for</translation>
    </message>
    <message>
        <source>看到公告的日期</source>
        <translation>Day the announcement was read</translation>
    </message>
    <message>
        <source>修改延期公告</source>
        <translation>Change an announced extension</translation>
    </message>
    <message>
        <source>新的延期公告</source>
        <translation>New announced extension</translation>
    </message>
    <message>
        <source> 小时</source>
        <translation> hours</translation>
    </message>
    <message>
        <source>加几小时</source>
        <translation>Hours added</translation>
    </message>
    <message>
        <source>例如：台风延期；会显示在每个因此免罚的订单上</source>
        <translation>Such as: typhoon; shown on every order it saves from a fine</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>公告的标题或链接（必填）</source>
        <translation>Title or link of the announcement (needed)</translation>
    </message>
    <message>
        <source>在哪里看到的公告</source>
        <translation>Where the announcement was read</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>公告管的那段时间（北京时间），按公告写的填；首尾都算在内。</source>
        <translation>The period the announcement is about, in Beijing time, as it is written there; both ends count.</translation>
    </message>
    <message>
        <source>公告来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>看到的日期</source>
        <translation>Read on</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>偏远（{first}、{second}等 {count} 个）</source>
        <translation>Remote ({first}, {second} … {count} in all)</translation>
    </message>
    <message>
        <source>发货省份和收货省份都至少要选一个。</source>
        <translation>Choose at least one province to send from and one to send to.</translation>
    </message>
    <message>
        <source>适用规则至少要选一条。</source>
        <translation>Choose at least one rule it is for.</translation>
    </message>
</context>
<context>
    <name>ExtensionWords</name>
    <message>
        <source>{start} 至 {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>发货地：{senders}；收货地：{receivers}</source>
        <translation>Sent from: {senders}; sent to: {receivers}</translation>
    </message>
    <message>
        <source>时限加 {hours} 小时；规则：{clauses}</source>
        <translation>Limits plus {hours} hours; rules: {clauses}</translation>
    </message>
    <message>
        <source>时限放宽到最晚 {moment}；规则：{clauses}</source>
        <translation>Limits moved to {moment} at the latest; rules: {clauses}</translation>
    </message>
    <message>
        <source>已生效：没有订单变颜色。</source>
        <translation>In effect: no order changed colour.</translation>
    </message>
    <message>
        <source>已生效：{count} 个订单变了颜色。</source>
        <translation>In effect: orders that changed colour: {count}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>全部</source>
        <translation>all</translation>
    </message>
</context>
<context>
    <name>EyeButton</name>
    <message>
        <source>显示买家信息</source>
        <translation>Show buyers&apos; data</translation>
    </message>
    <message>
        <source>遮住买家信息</source>
        <translation>Hide buyers&apos; data</translation>
    </message>
    <message>
        <source>文件里有的买家姓名、地址、电话都遮住了，点一下显示；关窗口或锁上就又遮住</source>
        <translation>The buyers&apos; names, addresses and phone numbers that the files tell are hidden; click to show them. They are hidden again when the window is closed or locked</translation>
    </message>
    <message>
        <source>买家信息正显示着，点一下遮住</source>
        <translation>Buyers&apos; data is shown. Click to hide it</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>筛选订单</source>
        <translation>Filter orders</translation>
    </message>
    <message>
        <source>按什么筛选</source>
        <translation>Filter by</translation>
    </message>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>找到 {count} 单</source>
        <translation>{count} orders found</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>收货地</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>我做过的</source>
        <translation>My marks</translation>
    </message>
    <message>
        <source>付款日期</source>
        <translation>Date paid</translation>
    </message>
    <message>
        <source>轨迹新旧</source>
        <translation>Age of tracks</translation>
    </message>
    <message>
        <source>挑出来的</source>
        <translation>Picked out</translation>
    </message>
    <message>
        <source>{number} 单</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{first} 等 {count} 个</source>
        <translation>{first} and others ({count})</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>付款时间未知</source>
        <translation>Payment time unknown</translation>
    </message>
    <message>
        <source>{days} 天以上没有新轨迹</source>
        <translation>No new scan for {days} days or more</translation>
    </message>
    <message>
        <source>{hours} 小时以上没有新轨迹</source>
        <translation>No new scan for {hours} h or more</translation>
    </message>
    <message>
        <source>{day} 起</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>{day} 为止</source>
        <translation>up to {day}</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>轨迹只到 {at} 之前</source>
        <translation>track known to before {at} only</translation>
    </message>
</context>
<context>
    <name>FactDelegate</name>
    <message>
        <source>（不用）</source>
        <translation>(not used)</translation>
    </message>
    <message>
        <source>{fact} *</source>
        <translation>{fact} *</translation>
    </message>
    <message>
        <source>{fact}（现在是“{column}”）</source>
        <translation>{fact} (now “{column}”)</translation>
    </message>
</context>
<context>
    <name>FeedbackDesk</name>
    <message>
        <source>文本文件 (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>存反馈文件</source>
        <translation>Save the feedback file</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>给开发者的反馈文件</source>
        <translation>Feedback file for the developers</translation>
    </message>
    <message>
        <source>反馈文件的内容</source>
        <translation>Content of the feedback file</translation>
    </message>
    <message>
        <source>存成文件…</source>
        <translation>Save as a file…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>里面只有版本、条数和出错的位置，没有订单号、单号、买家、店名、金额。先看一遍，可以删改；程序自己不发送任何东西。</source>
        <translation>It holds versions, counts and where something failed; no order or waybill numbers, buyers, shop names or amounts. Read it first and delete what you like; the program sends nothing by itself.</translation>
    </message>
    <message>
        <source>已存好：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>按规则、快递、地区、商品、付款日期等筛选</source>
        <translation>Filter by rule, courier, region, product, date paid and more</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>按快递、商品、付款日期分组，看各有几单、多少钱</source>
        <translation>Group by courier, product or date paid: how many orders each, and how much money</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>把现在的筛选、排序和分组存下来，下次一点就好</source>
        <translation>Save filter, sorting and groups as they are; next time one click does it</translation>
    </message>
    <message>
        <source>搜订单号、运单号、商品、快递、地区、收货人</source>
        <translation>Order, waybill, product, courier, place, receiver</translation>
    </message>
    <message>
        <source>搜索订单</source>
        <translation>Search orders</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>{name}：{said}</source>
        <translation>{name}: {said}</translation>
    </message>
    <message>
        <source>点一下修改，点叉去掉</source>
        <translation>Click to change it, click the cross to take it away</translation>
    </message>
    <message>
        <source>回车修改，按 Delete 去掉</source>
        <translation>Enter changes it, Delete takes it away</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>不管就要赔</source>
        <translation>Will cost if ignored</translation>
    </message>
    <message>
        <source>看申诉…</source>
        <translation>Show appeal…</translation>
    </message>
    <message>
        <source>看“{card}”的申诉</source>
        <translation>Show the appeal “{card}”</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>后台在这里看：{places}</source>
        <translation>In the back office: {places}</translation>
    </message>
    <message>
        <source>24 小时内再不管要赔：{price}</source>
        <translation>Costs this if ignored for 24 hours: {price}</translation>
    </message>
    <message>
        <source>怎么算的：{price}</source>
        <translation>Reckoning: {price}</translation>
    </message>
    <message>
        <source>规则：{title}，{day} 起</source>
        <translation>Rule: {title}, since {day}</translation>
    </message>
    <message>
        <source>规则：{title}，生效日期不明</source>
        <translation>Rule: {title}, start day unknown</translation>
    </message>
    <message>
        <source>出处：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>数据只到：{at}</source>
        <translation>Data known up to: {at}</translation>
    </message>
    <message>
        <source>这是什么规则</source>
        <translation>What is this rule</translation>
    </message>
    <message>
        <source>“{card}”是什么规则</source>
        <translation>What is the rule &quot;{card}&quot;</translation>
    </message>
    <message>
        <source>放一边…</source>
        <translation>Set aside…</translation>
    </message>
    <message>
        <source>不用管它：说明原因，就不再上色、不算钱、不提醒，随时可以恢复</source>
        <translation>Nothing to do about it: say why, and it has no colour, costs nothing and reminds of nothing. It can be taken back at any time</translation>
    </message>
    <message>
        <source>把“{card}”放一边</source>
        <translation>Set &quot;{card}&quot; aside</translation>
    </message>
    <message>
        <source>准备申诉…</source>
        <translation>Prepare appeal…</translation>
    </message>
    <message>
        <source>为“{card}”准备申诉</source>
        <translation>Prepare an appeal for {card}</translation>
    </message>
</context>
<context>
    <name>FinesModel</name>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>最晚申诉</source>
        <translation>Appeal by</translation>
    </message>
    <message>
        <source>罚款</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>扣款时间</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>动账备注</source>
        <translation>Remark in the ledger</translation>
    </message>
    <message>
        <source>没写</source>
        <translation>not told</translation>
    </message>
</context>
<context>
    <name>FinesPage</name>
    <message>
        <source>还来得及</source>
        <translation>Still in time</translation>
    </message>
    <message>
        <source>看已有的申诉</source>
        <translation>Show the appeal</translation>
    </message>
    <message>
        <source>看订单</source>
        <translation>Show order</translation>
    </message>
    <message>
        <source>是哪种违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>是哪个订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>动账没写订单号，请填</source>
        <translation>The ledger names no order: please fill it in</translation>
    </message>
    <message>
        <source>通知多半比扣款早，真正的期限可能更早；开了以后请填收到通知的时间。</source>
        <translation>The notice usually comes before the money is taken, so the real deadline may be earlier; fill in when the notice came once it is open.</translation>
    </message>
    <message>
        <source>没有扣了款还没申诉的罚款</source>
        <translation>No fine was taken without an appeal</translation>
    </message>
    <message>
        <source>把抖店后台的“动账明细”导出来拖进主窗口，里面的罚款会列在这里，可以一笔一笔或一起开申诉。</source>
        <translation>Drop the export of 动账明细 (ledger) on the main window: its fines are listed here, and appeals can be opened one by one or together.</translation>
    </message>
    <message>
        <source>开 {count} 个申诉</source>
        <translation>Open {count} appeals</translation>
    </message>
    <message>
        <source>开申诉</source>
        <translation>Open appeal</translation>
    </message>
    <message>
        <source>选一笔或几笔罚款</source>
        <translation>Select one fine or several</translation>
    </message>
    <message>
        <source>是哪种违规？</source>
        <translation>Which violation?</translation>
    </message>
    <message>
        <source>这笔扣款的备注没说是哪种违规，请先选一种，再开申诉。</source>
        <translation>The remark does not say which violation it was: choose one first.</translation>
    </message>
    <message>
        <source>开了 {count} 个申诉。</source>
        <translation>{count} appeals opened.</translation>
    </message>
    <message>
        <source>{count} 笔没有开：{why}</source>
        <translation>Not opened for {count}: {why}</translation>
    </message>
</context>
<context>
    <name>FinesTable</name>
    <message>
        <source>扣了款还没申诉的罚款，最先到期的在最上面</source>
        <translation>Fines taken and not appealed, the earliest deadline on top</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>文件的前几行</source>
        <translation>First rows of the file</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>{count} 单</source>
        <translation>{count} orders</translation>
    </message>
</context>
<context>
    <name>GroupDesk</name>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>按快递</source>
        <translation>By courier</translation>
    </message>
    <message>
        <source>按商品</source>
        <translation>By product</translation>
    </message>
    <message>
        <source>按付款日期</source>
        <translation>By date paid</translation>
    </message>
    <message>
        <source>按店铺</source>
        <translation>By shop</translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message>
        <source>{word}，{count} 单，违规 {violated}，快到点 {due}，要留意 {watch}，{yuan}</source>
        <translation>{word}, {count} orders, {violated} violated, {due} due soon, {watch} to watch, {yuan}</translation>
    </message>
</context>
<context>
    <name>GroupStrip</name>
    <message>
        <source>分组：回车只看这一组，再按一次看全部</source>
        <translation>Groups: Enter shows only this one, once more shows all</translation>
    </message>
</context>
<context>
    <name>HeadroomLines</name>
    <message>
        <source>当心</source>
        <translation>Mind</translation>
    </message>
</context>
<context>
    <name>Heap</name>
    <message>
        <source>要我处理</source>
        <translation>For me to do</translation>
    </message>
    <message>
        <source>等平台答复</source>
        <translation>Waiting for the platform</translation>
    </message>
    <message>
        <source>有结果了</source>
        <translation>Decided</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>说明书</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>没有找到，换个词试试。</source>
        <translation>Nothing found; try another word.</translation>
    </message>
    <message>
        <source>在说明书里搜</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>说明书目录</source>
        <translation>Pages of the manual</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>上一批文件还在导入，等它完成再来。</source>
        <translation>The last files are still being imported; wait until that is done.</translation>
    </message>
    <message>
        <source>表格文件 ({endings})</source>
        <translation>Tables ({endings})</translation>
    </message>
    <message>
        <source>选择订单、包裹、物流轨迹文件</source>
        <translation>Choose order, parcel and track files</translation>
    </message>
    <message>
        <source>模板“{name}”已保存。上一批文件还在导入，等它完成再导入这个文件。</source>
        <translation>Template “{name}” is saved. Files are still being imported; import this one when that is done.</translation>
    </message>
    <message>
        <source>已停止导入，哪些文件存进来了、哪些没有，见“导入结果”。</source>
        <translation>The import was stopped; the import result says which files were stored and which were not.</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>导入结果</source>
        <translation>Import result</translation>
    </message>
    <message>
        <source>没有找到可以导入的文件。</source>
        <translation>No file that can be imported was found.</translation>
    </message>
    <message>
        <source>数据不全或不够新</source>
        <translation>Data incomplete or not new enough</translation>
    </message>
    <message>
        <source>改了什么、撤销：导入记录…</source>
        <translation>What changed, undo: import history…</translation>
    </message>
    <message>
        <source>还缺这些，补上才能看全</source>
        <translation>Still missing: add these to see everything</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>没有导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>这次导入已撤销：这个文件带来和改过的都已还原。</source>
        <translation>This import was undone: what this file brought and changed was put back.</translation>
    </message>
    <message>
        <source>按列对应模板“{name}”读取</source>
        <translation>Read by the column template “{name}”</translation>
    </message>
    <message>
        <source>新订单归到：{shop}</source>
        <translation>New orders are taken for: {shop}</translation>
    </message>
    <message>
        <source>这个文件的数据只到 {at}</source>
        <translation>This file speaks up to {at}</translation>
    </message>
    <message>
        <source>这个文件的数据只到 {at}（文件名没写导出时间，按里面最新的记录算）</source>
        <translation>This file&apos;s data ends at {at} (the name tells no time of export; taken from its newest record)</translation>
    </message>
    <message>
        <source>这个文件的数据只到 {at}（导出时间是您填的）</source>
        <translation>This file&apos;s data ends at {at} (the time of export is yours)</translation>
    </message>
    <message>
        <source>列对应…</source>
        <translation>Map columns…</translation>
    </message>
    <message>
        <source>打单工具、ERP 的表：告诉程序每一列是什么，存成模板，以后自动认出来</source>
        <translation>Tables of printing tools and ERPs: say once what each column is; it is saved as a template and recognised from then on</translation>
    </message>
    <message>
        <source>这个文件是什么时候导出的？改成…</source>
        <translation>When was this file exported? Change…</translation>
    </message>
    <message>
        <source>新增 {added} · 有变化 {changed} · 没变 {unchanged} · 退回 {rejected}</source>
        <translation>Added {added} · changed {changed} · unchanged {unchanged} · rejected {rejected}</translation>
    </message>
    <message>
        <source>退回的行（没有存进来）</source>
        <translation>Rejected rows (not stored)</translation>
    </message>
    <message>
        <source>第 {line} 行：{why}</source>
        <translation>Line {line}: {why}</translation>
    </message>
    <message>
        <source>还有 {count} 行，都在退回清单里。</source>
        <translation>And {count} more, all in the list of rejected rows.</translation>
    </message>
    <message>
        <source>看退回清单</source>
        <translation>Show the list of rejected rows</translation>
    </message>
</context>
<context>
    <name>JudgeFromCard</name>
    <message>
        <source>从哪一天开始判断？</source>
        <translation>Judge from which day on?</translation>
    </message>
    <message>
        <source>订单最早到 {day}。更早付款、已经结束的订单可以只保存、不判断：不标红，也不算进罚款预览。</source>
        <translation>Orders reach back to {day}. Finished orders paid earlier can be kept without being judged: never red, not in the penalty preview.</translation>
    </message>
    <message>
        <source>最近 {days} 天</source>
        <translation>Last {days} days</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>选一天…</source>
        <translation>Choose a day…</translation>
    </message>
</context>
<context>
    <name>JudgeFromDesk</name>
    <message>
        <source>正在按新的起始日重新判断…</source>
        <translation>Judging again from the new first day…</translation>
    </message>
    <message>
        <source>先停下了：一部分订单还没按新的起始日判断，下次刷新时接着算。</source>
        <translation>Stopped: some orders are not judged by the new first day yet; the next refresh goes on with them.</translation>
    </message>
</context>
<context>
    <name>JudgeFromDialog</name>
    <message>
        <source>从哪一天开始判断</source>
        <translation>Judge from which day on</translation>
    </message>
    <message>
        <source>全部订单都判断</source>
        <translation>Judge all orders</translation>
    </message>
    <message>
        <source>从这一天起：</source>
        <translation>From this day on:</translation>
    </message>
    <message>
        <source>从这一天起</source>
        <translation>From this day on</translation>
    </message>
    <message>
        <source>那天还没到：请选今天或更早的一天。</source>
        <translation>That day has not come yet: choose today or an earlier one.</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>最近 {days} 天</source>
        <translation>Last {days} days</translation>
    </message>
    <message>
        <source>这一天以前付款、已经结束的订单只保存、不判断：显示为“已结束”，不标红；</source>
        <translation>Finished orders paid before that day are kept without being judged: shown as closed, never red;</translation>
    </message>
    <message>
        <source>也不算进罚款预览、违规率和今年的处罚次数。</source>
        <translation>nor are they in the penalty preview, the rates or this year&apos;s strikes.</translation>
    </message>
    <message>
        <source>照样判断的：还没发货的老订单、那天前 15 天以内发出还没完成的、您自己标记过的。</source>
        <translation>Still judged: old orders not shipped yet, those shipped within 15 days before and not finished, and those you tagged.</translation>
    </message>
    <message>
        <source>随时可以改回来。</source>
        <translation>You can change it back at any time.</translation>
    </message>
</context>
<context>
    <name>KeepingDesk</name>
    <message>
        <source>正在备份…</source>
        <translation>Writing the backup…</translation>
    </message>
    <message>
        <source>备份到哪里？</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>备份 (*.zip)</source>
        <translation>Backups (*.zip)</translation>
    </message>
    <message>
        <source>备份好了：{path}
最好再拷一份到 U 盘、网盘或别的硬盘：这块盘坏了，备份也跟着没了。</source>
        <translation>Backup made: {path}
Best copy it to a USB stick, the cloud or another disk: if this disk fails, the backup goes with it.</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>恢复哪个备份？</source>
        <translation>Which backup?</translation>
    </message>
    <message>
        <source>正在看备份里有什么…</source>
        <translation>Looking into the backup…</translation>
    </message>
    <message>
        <source>用备份“{name}”换掉现在的全部数据？

{seen}

现在的数据会原样留在数据文件夹里，可以撤销。窗口会关一下，马上再打开。</source>
        <translation>Replace all present data by the backup “{name}”?

{seen}

The present data is kept in the data folder as it is, and this can be undone. The window closes for a moment and opens again.</translation>
    </message>
    <message>
        <source>正在看恢复以后做了什么…</source>
        <translation>Looking at what was done since…</translation>
    </message>
    <message>
        <source>换回撤销以前的数据</source>
        <translation>Put back what was before the undo</translation>
    </message>
    <message>
        <source>换回撤销恢复以前的数据？

{lost}
现在的数据会原样留在数据文件夹里，可以再换回来。

窗口会关一下，马上再打开。</source>
        <translation>Put back what was there before the restore was undone?

{lost}
What is there now stays in the data folder and can be put back. The window closes for a moment and opens again.</translation>
    </message>
    <message>
        <source>撤销恢复</source>
        <translation>Undo the restore</translation>
    </message>
    <message>
        <source>回到恢复以前的数据？

{lost}
现在的数据会原样留在数据文件夹里，可以再换回来。

窗口会关一下，马上再打开。</source>
        <translation>Go back to the data of before the restore?

{lost}
What is there now stays in the data folder and can be put back. The window closes for a moment and opens again.</translation>
    </message>
    <message>
        <source>删掉恢复以前的数据？

{path}

删了以后不能再撤销那次恢复。现在的数据和备份不受影响。</source>
        <translation>Remove the data from before the restore?

{path}

That restore can then no longer be undone. The present data and the backups are not affected.</translation>
    </message>
    <message>
        <source>删掉恢复前的数据</source>
        <translation>Remove what was there before</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>正在删除…</source>
        <translation>Removing…</translation>
    </message>
    <message>
        <source>删掉了。</source>
        <translation>Removed.</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>KeepingDialog</name>
    <message>
        <source>备份和恢复</source>
        <translation>Backup and restore</translation>
    </message>
    <message>
        <source>备份…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>恢复备份…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>检查数据是否完好</source>
        <translation>Is everything whole?</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>订单、判断和全部证据都在这台电脑上。换电脑、重装系统以前，请备份一份到 U 盘或网盘。</source>
        <translation>Orders, judgements and all evidence are on this computer only. Before you change or reinstall it, put a backup on a USB stick or a cloud drive.</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
</context>
<context>
    <name>KnowledgeDesk</name>
    <message>
        <source>上一批文件还在导入，等它完成再改这个文件的导出时间。</source>
        <translation>Files are still being imported; change this file&apos;s time of export when that is done.</translation>
    </message>
</context>
<context>
    <name>LeavingDesk</name>
    <message>
        <source>还在导入 {number} 个文件。

停下的话，导完的文件都在；没导完的记下来，下次打开时问您要不要接着导。</source>
        <translation>{number} file(s) are still being imported.

If you stop, finished files stay; the others are remembered and offered at the next start.</translation>
    </message>
    <message>
        <source>导完再关</source>
        <translation>Close when done</translation>
    </message>
    <message>
        <source>停下并关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>还在导入</source>
        <translation>Import under way</translation>
    </message>
    <message>
        <source>导完就关上窗口。</source>
        <translation>The window closes when the import is done.</translation>
    </message>
    <message>
        <source>上一批文件还在导入，等它完成再来。</source>
        <translation>The files before are still being imported; try again when they are done.</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>开源许可</source>
        <translation>Open-source licences</translation>
    </message>
    <message>
        <source>随 {package}</source>
        <translation>within {package}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>店铺卫士用到这些软件和字体，感谢作者们。Qt、libheif 和 libde265 按 LGPL 使用：它们是单独的文件，可以换成您自己的版本。</source>
        <translation>ShopGuard is made with this software and these fonts; thanks to their authors. Qt, libheif and libde265 are used under the LGPL: they are files of their own, which you may replace by your own versions.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
</context>
<context>
    <name>ListParts</name>
    <message>
        <source>搜“{text}”</source>
        <translation>search “{text}”</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>全部订单</source>
        <translation>all orders</translation>
    </message>
    <message>
        <source>存下来的是：{found}；{sorted}{group}。以后打开，里面是那时符合的订单。</source>
        <translation>What is saved: {found}; {sorted}{group}. Whenever you open it, it shows the orders that fit then.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>正在给数据加密，数据多时要几分钟，请不要关电脑…</source>
        <translation>Encrypting the data. This may take some minutes; please leave the computer on…</translation>
    </message>
    <message>
        <source>正在取消加密，数据多时要几分钟，请不要关电脑…</source>
        <translation>Decrypting the data. This may take some minutes; please leave the computer on…</translation>
    </message>
    <message>
        <source>正在看以前的备份…</source>
        <translation>Looking at older backups…</translation>
    </message>
    <message>
        <source>正在做一份加密的备份，再删掉没有加密的…</source>
        <translation>Making an encrypted backup, then removing those that are not…</translation>
    </message>
    <message>
        <source>打印恢复密钥</source>
        <translation>Print the recovery key</translation>
    </message>
    <message>
        <source>店铺卫士 ShopGuard 恢复密钥</source>
        <translation>ShopGuard recovery key</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>上一个文件（←）</source>
        <translation>Previous file (←)</translation>
    </message>
    <message>
        <source>下一个文件（→）</source>
        <translation>Next file (→)</translation>
    </message>
    <message>
        <source>上一页（PageUp）</source>
        <translation>Previous page (PageUp)</translation>
    </message>
    <message>
        <source>下一页（PageDown）</source>
        <translation>Next page (PageDown)</translation>
    </message>
    <message>
        <source>缩小（-）</source>
        <translation>Smaller (-)</translation>
    </message>
    <message>
        <source>放大（+）</source>
        <translation>Larger (+)</translation>
    </message>
    <message>
        <source>适合窗口</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>整张放进窗口（0）</source>
        <translation>Fit into the window (0)</translation>
    </message>
    <message>
        <source>向左转（L）</source>
        <translation>Turn left (L)</translation>
    </message>
    <message>
        <source>向右转（R）</source>
        <translation>Turn right (R)</translation>
    </message>
    <message>
        <source>另存副本…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>第 {number} 个，共 {count} 个</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>{page} / {count} 页</source>
        <translation>page {page} / {count}</translation>
    </message>
</context>
<context>
    <name>LookSide</name>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>原件有问题，见下面“原件”一行。</source>
        <translation>Something is wrong with the original: see the line “Original” below.</translation>
    </message>
    <message>
        <source>照片里自带的信息（只显示，从不改动）</source>
        <translation>What the photo itself carries (shown, never altered)</translation>
    </message>
    <message>
        <source>没有。截图和聊天软件转发的图一般都没有。</source>
        <translation>Nothing. Screenshots and pictures sent through chats usually carry nothing.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>店铺卫士 · 演示店铺</source>
        <translation>ShopGuard · demo shop</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
    <message>
        <source>程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}</source>
        <translation>Something went wrong in the program: this step was not done, your data is unchanged. Please send this file to the developers (no buyer data in it): {record}</translation>
    </message>
    <message>
        <source>看备份…</source>
        <translation>See the backups…</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
</context>
<context>
    <name>ManualText</name>
    <message>
        <source>说明书</source>
        <translation>Manual</translation>
    </message>
</context>
<context>
    <name>MappingDesk</name>
    <message>
        <source>正在打开“{file}”…</source>
        <translation>Opening “{file}”…</translation>
    </message>
</context>
<context>
    <name>MappingDialog</name>
    <message>
        <source>列对应 · {file}</source>
        <translation>Map columns · {file}</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存并导入</source>
        <translation>Save and import</translation>
    </message>
    <message>
        <source>您改过的列对应还没有保存，关掉就没有了。</source>
        <translation>What you changed in the columns is not saved; closing loses it.</translation>
    </message>
    <message>
        <source>不保存就关闭？</source>
        <translation>Close without saving?</translation>
    </message>
    <message>
        <source>不保存，关闭</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>告诉程序每一列是什么，下面已经按列名和内容猜好，请看一遍，不对的点一下改掉；</source>
        <translation>Say what each column is. A guess by names and contents is below: look through it and click what is wrong to change it. </translation>
    </message>
    <message>
        <source>存成模板后，以后同样表头的文件会自动认出来。</source>
        <translation>Saved as a template, files with the same header are recognised from then on.</translation>
    </message>
    <message>
        <source>表头在第几行(&amp;H)</source>
        <translation>&amp;Header in row</translation>
    </message>
    <message>
        <source>这个表是(&amp;K)</source>
        <translation>This table is (&amp;K)</translation>
    </message>
    <message>
        <source>工作表(&amp;W)</source>
        <translation>&amp;Worksheet</translation>
    </message>
    <message>
        <source>模板名字</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>模板名字(&amp;N)</source>
        <translation>Template &amp;name</translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message>
        <source>列对应模板</source>
        <translation>Column templates</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>用一个文件新建…</source>
        <translation>New from a file…</translation>
    </message>
    <message>
        <source>打单工具、ERP 导出的表，告诉过程序每一列是什么，就存成一个模板；</source>
        <translation>Tables of printing tools and ERPs: once you have said what each column is, it is kept as a template. </translation>
    </message>
    <message>
        <source>表头一样的文件会自动按模板读。删除模板不影响已经导入的数据。</source>
        <translation>Files with the same header are read by it. Deleting a template does not touch imported data.</translation>
    </message>
    <message>
        <source>还没有模板。导入一个程序不认识的表，点它下面的“列对应…”，或在这里用一个文件新建。</source>
        <translation>No templates yet. Import a table the program does not know and press “Map columns…” below it, or make one from a file here.</translation>
    </message>
    <message>
        <source>已删除模板“{name}”。</source>
        <translation>Template “{name}” was deleted.</translation>
    </message>
    <message>
        <source>表格文件 ({endings})</source>
        <translation>Tables ({endings})</translation>
    </message>
    <message>
        <source>选择要对应的表</source>
        <translation>Choose the table to map</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>文件里的列</source>
        <translation>Column in the file</translation>
    </message>
    <message>
        <source>前几个值</source>
        <translation>First values</translation>
    </message>
    <message>
        <source>这一列是</source>
        <translation>This column is</translation>
    </message>
    <message>
        <source>会读成</source>
        <translation>Will be read as</translation>
    </message>
    <message>
        <source>（没有列名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>（空列）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>（不用）</source>
        <translation>(not used)</translation>
    </message>
</context>
<context>
    <name>MappingSaid</name>
    <message>
        <source>已经有这个名字的模板，保存会换掉它。</source>
        <translation>There is a template of that name; saving replaces it.</translation>
    </message>
    <message>
        <source>检查结果</source>
        <translation>Result of the check</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还缺：{columns}</source>
        <translation>Missing: {columns}</translation>
    </message>
    <message>
        <source>前 {tried} 行里，{read} 行能读。</source>
        <translation>Of the first {tried} rows {read} can be read.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{reason}（{count} 行）</source>
        <translation>{reason} ({count} rows)</translation>
    </message>
    <message>
        <source>{count} 行会退回：{reasons}</source>
        <translation>{count} rows would be sent back: {reasons}</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>每一列是什么</source>
        <translation>What each column is</translation>
    </message>
</context>
<context>
    <name>MarkDesk</name>
    <message>
        <source>上一步是开关规则“{names}”，它管所有订单，颜色和罚款会跟着变。真要动它吗？</source>
        <translation>Your last step switched the rule &quot;{names}&quot;. It concerns all orders: colours and fines change with it. Change it?</translation>
    </message>
    <message>
        <source>已标为交给快递：{count} 单</source>
        <translation>Marked as handed over: {count} orders</translation>
    </message>
    <message>
        <source>已写备注：{count} 单</source>
        <translation>Note written: {count} orders</translation>
    </message>
    <message>
        <source>已放一边：{count} 单</source>
        <translation>Set aside: {count} orders</translation>
    </message>
    <message>
        <source>{told}。{more}</source>
        <translation>{told}. {more}</translation>
    </message>
    <message>
        <source>已取消“交给快递”：{count} 单</source>
        <translation>No longer handed over: {count} orders</translation>
    </message>
    <message>
        <source>已删掉备注：{count} 单</source>
        <translation>Note removed: {count} orders</translation>
    </message>
    <message>
        <source>已重新算上：{count} 单</source>
        <translation>Counted again: {count} orders</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>这次打开以后没有可以撤销的，什么都没有改。要撤销导入，请到 菜单 → 导入记录。</source>
        <translation>There is nothing to undo since the window was opened; nothing was changed. To undo an import go to Menu → Imports.</translation>
    </message>
    <message>
        <source>撤销规则开关</source>
        <translation>Undo the rule switch</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>恢复规则开关</source>
        <translation>Redo the rule switch</translation>
    </message>
    <message>
        <source>已恢复：{what}</source>
        <translation>Done again: {what}</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>没有可以恢复的，什么都没有改。</source>
        <translation>There is nothing to do again; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>MaskBox</name>
    <message>
        <source>买家信息默认打码，勾选的会印出来</source>
        <translation>Buyers&apos; data are masked; what is ticked is printed</translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>店铺可能受到的处罚</source>
        <translation>Measures the shop may face</translation>
    </message>
    <message>
        <source>还有 {count} 条</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
</context>
<context>
    <name>MomentSlider</name>
    <message>
        <source>看以后哪一刻</source>
        <translation>Which moment to look at</translation>
    </message>
    <message>
        <source>左右键移一小时，翻页键移一天，Home 回到现在</source>
        <translation>Arrow keys move an hour, page keys a day, Home goes back to now</translation>
    </message>
    <message>
        <source>{hours} 小时以后 · {at}</source>
        <translation>In {hours} h · {at}</translation>
    </message>
    <message>
        <source>现在 · {at}</source>
        <translation>Now · {at}</translation>
    </message>
</context>
<context>
    <name>MoneyPicture</name>
    <message>
        <source>最近 30 天扣了多少、避免了多少（元）</source>
        <translation>Fines taken and avoided in the last 30 days (yuan)</translation>
    </message>
    <message>
        <source>已扣</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>提醒后按时完成，没有罚</source>
        <translation>Warned, then in time: not fined</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>已扣（元）</source>
        <translation>Taken (yuan)</translation>
    </message>
    <message>
        <source>退回（元）</source>
        <translation>Given back (yuan)</translation>
    </message>
    <message>
        <source>没有罚（元）</source>
        <translation>Not fined (yuan)</translation>
    </message>
    <message>
        <source>提醒后按时完成的单</source>
        <translation>Warned, then in time</translation>
    </message>
    <message>
        <source>导入动账明细以后，这里会画出每天扣了多少、退回多少。</source>
        <translation>Once a 动账明细 (ledger) is imported, what was taken and given back each day is drawn here. </translation>
    </message>
    <message>
        <source>程序提醒过“快到点”的单，后来按时揽收、发运的，本来要罚多少也会画出来。</source>
        <translation>So is what orders would have cost that were warned of as “due soon” and then picked up and dispatched in time.</translation>
    </message>
    <message>
        <source>30 天合计：已扣 {taken} 元，退回 {back} 元。</source>
        <translation>30 days: {taken} yuan taken, {back} yuan given back. </translation>
    </message>
    <message>
        <source>已扣和退回来自动账明细；“?”表示没有那天的动账明细。</source>
        <translation>Taken and given back come from the ledger; “?” means that no ledger tells of that day. </translation>
    </message>
    <message>
        <source>程序还没有提醒过哪一单快到点。</source>
        <translation>No order has been warned of yet.</translation>
    </message>
    <message>
        <source>从 {day} 开始记：还没有提醒过“快到点”、后来又按时完成的单。</source>
        <translation>Noted since {day}: no order was warned of as “due soon” and then done in time so far.</translation>
    </message>
    <message>
        <source>从 {day} 开始记：提醒过“快到点”、后来按时完成的有 {orders} 单，</source>
        <translation>Noted since {day}: {orders} orders were warned of as “due soon” and then done in time; </translation>
    </message>
    <message>
        <source>按规则本来要罚 {yuan} 元（估算）。这只说明提醒在前，不说明都是提醒救下来的。</source>
        <translation>by the rules they would have cost {yuan} yuan (estimated). The warning came first; that does not prove it was what saved them.</translation>
    </message>
    <message>
        <source>{day}：已扣 {taken}，退回 {back}，提醒后按时完成 {orders} 单，没有罚 {avoided} 元</source>
        <translation>{day}: taken {taken}, given back {back}; {orders} warned of and then in time, {avoided} yuan not fined</translation>
    </message>
    <message>
        <source>没有明细</source>
        <translation>no ledger</translation>
    </message>
    <message>
        <source>没有动账明细</source>
        <translation>no ledger</translation>
    </message>
    <message>
        <source>{yuan} 元</source>
        <translation>{yuan} yuan</translation>
    </message>
</context>
<context>
    <name>MorningStrip</name>
    <message>
        <source>数据旧了</source>
        <translation>Old data</translation>
    </message>
    <message>
        <source>叫件单…</source>
        <translation>Call sheet…</translation>
    </message>
    <message>
        <source>按快递和网点分好，照着打电话</source>
        <translation>Sorted by courier and outlet, ready for your calls</translation>
    </message>
    <message>
        <source>今天先办什么</source>
        <translation>What to do first today</translation>
    </message>
    <message>
        <source>先办这 {number} 单</source>
        <translation>Do these {number} first</translation>
    </message>
    <message>
        <source>眼下没有要先办的订单</source>
        <translation>No order has to be dealt with first right now</translation>
    </message>
    <message>
        <source>{when} 前到期 {number} 单，不办约罚 {yuan}</source>
        <translation>Due by {when}: {number}, about {yuan} if nothing is done</translation>
    </message>
    <message>
        <source>{when} 前到期 {number} 单</source>
        <translation>Due by {when}: {number}</translation>
    </message>
    <message>
        <source>{when} 前到期 {number} 单，不扣款</source>
        <translation>Due by {when}: {number}, nothing charged</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{when} 起还有 {number} 单，不办约罚 {yuan}</source>
        <translation>from {when} on: {number} more, about {yuan} if nothing is done</translation>
    </message>
    <message>
        <source>展开：有什么变化、数据新不新</source>
        <translation>Unfold: what changed, and how new the data is</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>正在搬进来，请稍等，窗口马上回来…</source>
        <translation>Moving in; the window is back in a moment…</translation>
    </message>
    <message>
        <source>正在核对数据库和每份证据…</source>
        <translation>Checking the database and every original…</translation>
    </message>
</context>
<context>
    <name>MovingDesk</name>
    <message>
        <source>搬家文件存到哪里？</source>
        <translation>Where shall the moving file go?</translation>
    </message>
    <message>
        <source>搬家文件 (*.zip)</source>
        <translation>Moving file (*.zip)</translation>
    </message>
    <message>
        <source>正在装进文件，再逐字读回来核对…</source>
        <translation>Writing the file and reading it back…</translation>
    </message>
    <message>
        <source>选从旧电脑带来的文件</source>
        <translation>Choose the file from the old computer</translation>
    </message>
    <message>
        <source>正在核对文件…</source>
        <translation>Checking the file…</translation>
    </message>
    <message>
        <source>文件完好，装于 {when}，核对码 {mark}。
{counts}</source>
        <translation>The file is whole, made on {when}, check code {mark}.
{counts}</translation>
    </message>
    <message>
        <source>这台电脑上已经有店铺数据。搬进来以后看到的是文件里的，原来的原样留在数据文件夹里。</source>
        <translation>This computer has shop data already. After moving in you see what is in the file; what was here is kept in the data folder.</translation>
    </message>
    <message>
        <source>窗口会关一下，放好以后马上打开。</source>
        <translation>The window closes and opens again once everything is in place.</translation>
    </message>
    <message>
        <source>搬进来</source>
        <translation>Move in</translation>
    </message>
</context>
<context>
    <name>MovingDialog</name>
    <message>
        <source>搬到新电脑</source>
        <translation>Move to a new computer</translation>
    </message>
    <message>
        <source>装进一个文件…</source>
        <translation>Put into one file…</translation>
    </message>
    <message>
        <source>从文件搬进来…</source>
        <translation>Move in from the file…</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>1. 在旧电脑上</source>
        <translation>1. On the old computer</translation>
    </message>
    <message>
        <source>订单、申诉和证据、退回的行、设置、自己的规则，全部装进一个文件，再逐字读回来核对。旧电脑上的数据不动。</source>
        <translation>Orders, appeals and evidence, rejected rows, settings and your own rules go into one file, which is read back byte by byte. The data on the old computer stays as it is.</translation>
    </message>
    <message>
        <source>把文件拷到 U 盘，带到新电脑。没设密码的话，谁拿到它都能看到买家信息：用完删掉。</source>
        <translation>Carry the file to the new computer on a USB stick. Without a password whoever has it can read buyers&apos; data: delete it afterwards.</translation>
    </message>
    <message>
        <source>2. 在新电脑上</source>
        <translation>2. On the new computer</translation>
    </message>
    <message>
        <source>装好店铺卫士，打开这一页，选那个文件。先核对每个字节，再放好；核对码和旧电脑上的一样，就是同一个文件。</source>
        <translation>Install ShopGuard, open this page and choose the file. Every byte is checked before anything is put in place; the same check code as on the old computer means the same file.</translation>
    </message>
    <message>
        <source>不会跟着走：以前的备份、打印出来的文件、查轨迹的账号（在新电脑上再填一次）。</source>
        <translation>What does not come along: older backups, printed files, and the account for online tracking (enter it again).</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>两次输的不一样。</source>
        <translation>The two are not the same.</translation>
    </message>
    <message>
        <source>至少 {number} 个字。几个不相干的词连起来，又好记又难猜。</source>
        <translation>At least {number} letters. A few unrelated words are easy to remember and hard to guess.</translation>
    </message>
    <message>
        <source>能用，但容易被猜到：再长一点更好。</source>
        <translation>It will do, but is easily guessed: longer is better.</translation>
    </message>
    <message>
        <source>还可以。</source>
        <translation>Fairly good.</translation>
    </message>
    <message>
        <source>很难猜到。</source>
        <translation>Hard to guess.</translation>
    </message>
</context>
<context>
    <name>NoOrder</name>
    <message>
        <source>在左边点一个订单</source>
        <translation>Choose an order on the left</translation>
    </message>
    <message>
        <source>这里会告诉您：</source>
        <translation>Here you will see:</translation>
    </message>
    <message>
        <source>为什么变了颜色，规则写在哪里</source>
        <translation>why it has its colour, and where the rule stands</translation>
    </message>
    <message>
        <source>还剩多久，要赔多少</source>
        <translation>how much time is left, and what it costs</translation>
    </message>
    <message>
        <source>现在怎么办（后台路径点一下就复制）</source>
        <translation>what to do now (a click copies the back-office path)</translation>
    </message>
    <message>
        <source>几个包裹排在一起的时间线</source>
        <translation>a timeline of all its parcels side by side</translation>
    </message>
    <message>
        <source>您的备注，和放到一边不用管的</source>
        <translation>your note, and what you have set aside</translation>
    </message>
    <message>
        <source>↑ ↓ 换订单，Ctrl+F 搜索，Ctrl+Z 撤销上一步。</source>
        <translation>↑ ↓ next order, Ctrl+F search, Ctrl+Z undo the last step.</translation>
    </message>
</context>
<context>
    <name>NotListed</name>
    <message>
        <source>这一单不在当前列表里：{order}</source>
        <translation>This order is not in the list on show: {order}</translation>
    </message>
</context>
<context>
    <name>NotUnderstoodDesk</name>
    <message>
        <source>看不懂的物流记录（{number}）…</source>
        <translation>Track lines not understood ({number})…</translation>
    </message>
    <message>
        <source>有 {number} 行物流记录看不懂，先按“有记录”处理。</source>
        <translation>Track lines not understood: {number}. For now each counts as some record.</translation>
    </message>
    <message>
        <source>看看是哪些</source>
        <translation>Show them</translation>
    </message>
</context>
<context>
    <name>NotUnderstoodDialog</name>
    <message>
        <source>看不懂的物流记录</source>
        <translation>Track lines not understood</translation>
    </message>
    <message>
        <source>复制这些写法</source>
        <translation>Copy these wordings</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>快递常换说法，下面这些程序还不认识。它们都按“有记录”处理：不会单凭它们判违规，</source>
        <translation>Couriers keep changing their words; the program does not know these yet. Each counts as some record: none of them alone makes a violation, </translation>
    </message>
    <message>
        <source>可能藏着揽收、签收的地方只标“疑似”。</source>
        <translation>and where one may be the pickup or the signature, the finding is only suspected.</translation>
    </message>
    <message>
        <source>写法里的电话、姓名、地址和单号已经遮住。程序不会自动发送任何内容；</source>
        <translation>Phone numbers, names, addresses and waybills in them are masked. The program sends nothing by itself: </translation>
    </message>
    <message>
        <source>想让程序认识它们，请点“复制这些写法”，看过之后自己发给开发者。</source>
        <translation>to have them understood, copy the wordings, look at them, and send them to the developers yourself.</translation>
    </message>
    <message>
        <source>还有 {count} 种写法，复制时都会带上。</source>
        <translation>Further wordings, all in the copy: {count}.</translation>
    </message>
    <message>
        <source>没有看不懂的物流记录。</source>
        <translation>Every track line is understood.</translation>
    </message>
    <message>
        <source>{courier} · {lines} 行 · {parcels} 个包裹 · {orders} 个订单 · 最近 {at}，运单 {waybill}</source>
        <translation>{courier} · lines {lines} · parcels {parcels} · orders {orders} · newest {at}, waybill {waybill}</translation>
    </message>
    <message>
        <source>快递未知</source>
        <translation>courier unknown</translation>
    </message>
    <message>
        <source>已复制 {count} 种写法，不含运单号。</source>
        <translation>Copied, without waybills. Wordings: {count}.</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>备注：写给自己看的，会自动保存</source>
        <translation>Note for yourself, saved as you type</translation>
    </message>
    <message>
        <source>订单备注</source>
        <translation>Note on the order</translation>
    </message>
    <message>
        <source>改回原来的</source>
        <translation>Back to what it was</translation>
    </message>
    <message>
        <source>太长了，多出 {count} 个字，还没有保存。</source>
        <translation>Too long by {count} characters: not saved yet.</translation>
    </message>
    <message>
        <source>正在写…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>写给 {count} 个订单，原来的备注会被换掉；留空就是删掉。可以撤销。</source>
        <translation>For {count} orders, in place of what was noted; empty takes it away. It can be undone.</translation>
    </message>
    <message>
        <source>写上</source>
        <translation>Write it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>NoticeForm</name>
    <message>
        <source>收到通知的时间</source>
        <translation>When the notice came</translation>
    </message>
    <message>
        <source>开申诉</source>
        <translation>Open appeal</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>通知原文</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>把通知原文贴进来，里面的订单号、违规、时间、金额和运单号会自动填上；没有也可以直接填下面</source>
        <translation>Paste the notice: order, violation, time, amount and waybill in it are filled in; or fill in the fields below</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>19 位数字</source>
        <translation>19 digits</translation>
    </message>
    <message>
        <source>违规</source>
        <translation>Violation</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>罚款</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>元，可不填</source>
        <translation>yuan, optional</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>可不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>收到平台的违规通知</source>
        <translation>The platform sent a notice</translation>
    </message>
    <message>
        <source>在 店铺 → 店铺保障 → 申诉中心 或 违规管理 里看到的通知。订单没导入也能开，材料照样收。</source>
        <translation>The notice seen under 申诉中心 (appeal centre) or 违规管理 (violations). The order need not be imported; material is collected all the same.</translation>
    </message>
    <message>
        <source>订单号（必填）</source>
        <translation>Order (needed)</translation>
    </message>
    <message>
        <source>违规（必填）</source>
        <translation>Violation (needed)</translation>
    </message>
    <message>
        <source>请按通知上的时间填，申诉期限从它算起；不改也不打勾，就当没人填过，期限只是估计。</source>
        <translation>Fill in the time of the notice: the deadline counts from it. Neither changed nor ticked, it counts as not told, and the deadline is only an estimate.</translation>
    </message>
    <message>
        <source>通知里写了几种违规，请选这次被罚的一种；每种各开一个申诉。</source>
        <translation>The notice names several violations: choose the one fined; each gets an appeal of its own.</translation>
    </message>
    <message>
        <source>“{heading}”是平台对几种违规的统称，请看通知的详情，选其中一种。</source>
        <translation>“{heading}” is the platform&apos;s heading for several violations: see the details of the notice and choose one.</translation>
    </message>
    <message>
        <source>还没有填订单号，申诉没有开。</source>
        <translation>The order number is not filled in; no appeal was opened.</translation>
    </message>
    <message>
        <source>还没有选是哪种违规，申诉没有开。</source>
        <translation>No violation has been chosen; no appeal was opened.</translation>
    </message>
    <message>
        <source>罚款“{fine}”不是金额，申诉没有开。请填成 25 或 25.50，不知道就空着。</source>
        <translation>The fine “{fine}” is no amount; no appeal was opened. Write 25 or 25.50, or leave it empty.</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>订单 {order} 的申诉是 {case}，已经在另一个窗口打开。</source>
        <translation>The appeal of order {order} is {case}; it is open in a window of its own.</translation>
    </message>
</context>
<context>
    <name>NoticedField</name>
    <message>
        <source>收到通知的时间</source>
        <translation>When the notice came</translation>
    </message>
    <message>
        <source>就是这个时间收到的</source>
        <translation>It came at this time</translation>
    </message>
</context>
<context>
    <name>OffSign</name>
    <message>
        <source>“{card}”从 {at} 起关着</source>
        <translation>&quot;{card}&quot; is off since {at}</translation>
    </message>
    <message>
        <source>{count} 条规则关着，最早从 {at} 起</source>
        <translation>{count} rules are off, the first since {at}</translation>
    </message>
    <message>
        <source>{card}：{at} 起</source>
        <translation>{card}: since {at}</translation>
    </message>
    <message>
        <source>点一下去规则里打开</source>
        <translation>Click to switch it on in the rulebook</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>OnlineDialog</name>
    <message>
        <source>在线查轨迹（快递100）</source>
        <translation>Online tracks (Kuaidi100)</translation>
    </message>
    <message>
        <source>全部在途的包裹</source>
        <translation>All parcels under way</translation>
    </message>
    <message>
        <source>只查表里选中的 {number} 个订单</source>
        <translation>Only the {number} orders selected in the table</translation>
    </message>
    <message>
        <source>现在查</source>
        <translation>Ask now</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>用您自己的快递100账号查在途包裹的轨迹。</source>
        <translation>Asks for the tracks of parcels under way with your own Kuaidi100 account. </translation>
    </message>
    <message>
        <source>不打开就什么都不发；打开以后，也只在您按“现在查”时才查。</source>
        <translation>While it is off nothing is sent; switched on, it asks only when you press “Ask now”.</translation>
    </message>
    <message>
        <source>会离开这台电脑的：运单号、哪家快递、您的授权编号；查顺丰和中通时，还有寄件手机后四位。</source>
        <translation>What leaves this computer: waybill number, courier and your customer id; for SF and ZTO also the last four digits of the sender&apos;s phone.</translation>
    </message>
    <message>
        <source>不会离开的：买家姓名、电话、地址，订单和金额。</source>
        <translation>What does not: buyers&apos; names, phones and addresses, orders and amounts.</translation>
    </message>
    <message>
        <source>同一个单号至少隔半小时才再查；已签收、已关闭、退回的不查；最急的先查。</source>
        <translation>A number is asked again after half an hour at the earliest; signed, closed and returned ones never; the most urgent first.</translation>
    </message>
    <message>
        <source>要先填好授权信息、勾上“打开”并保存，才能查。</source>
        <translation>Fill in the account, switch it on and save before asking.</translation>
    </message>
    <message>
        <source>已保存，在线查轨迹是打开的。</source>
        <translation>Saved; online tracks are on.</translation>
    </message>
    <message>
        <source>已保存，在线查轨迹是关着的。</source>
        <translation>Saved; online tracks are off.</translation>
    </message>
</context>
<context>
    <name>OnlineForm</name>
    <message>
        <source>打开在线查轨迹（平时关着）</source>
        <translation>Switch online tracks on (off by default)</translation>
    </message>
    <message>
        <source>保存设置</source>
        <translation>Save settings</translation>
    </message>
    <message>
        <source>删除授权信息</source>
        <translation>Delete the account</translation>
    </message>
    <message>
        <source>已保存，要换才填</source>
        <translation>Saved; fill in only to change it</translation>
    </message>
    <message>
        <source>从快递100后台复制</source>
        <translation>Copy it from the Kuaidi100 console</translation>
    </message>
    <message>
        <source>授权信息保存在系统钥匙串里（{name}），不在店铺卫士的数据和备份里。</source>
        <translation>The account is kept in the system&apos;s keyring ({name}), not in ShopGuard&apos;s data or backups.</translation>
    </message>
    <message>
        <source>这台电脑没有可用的系统钥匙串：授权信息只在这次打开期间记着，关掉程序就没有了，下次要重填。</source>
        <translation>This computer has no usable keyring: the account is remembered until the program is closed and has to be entered again next time.</translation>
    </message>
    <message>
        <source>授权编号</source>
        <translation>Customer id</translation>
    </message>
    <message>
        <source>授权密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>寄件手机后四位</source>
        <translation>Last four digits of the sender&apos;s phone</translation>
    </message>
    <message>
        <source>查顺丰、中通才用得着，可以不填</source>
        <translation>Only needed for SF and ZTO; may stay empty</translation>
    </message>
    <message>
        <source> 次</source>
        <translation> times</translation>
    </message>
    <message>
        <source>24 小时内最多查几次</source>
        <translation>At most so many questions in 24 hours</translation>
    </message>
    <message>
        <source>授权编号（customer）</source>
        <translation>Customer id (customer)</translation>
    </message>
    <message>
        <source>授权密钥（key）</source>
        <translation>Key (key)</translation>
    </message>
    <message>
        <source>24 小时内最多查</source>
        <translation>At most in 24 hours</translation>
    </message>
    <message>
        <source>每查一次都算在您自己的快递100账号里，怎么收费以您和快递100的约定为准。</source>
        <translation>Every question counts on your own Kuaidi100 account; what it costs is between you and Kuaidi100.</translation>
    </message>
</context>
<context>
    <name>OnlineStrip</name>
    <message>
        <source>查轨迹的进度</source>
        <translation>Progress of asking for tracks</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>正在停下，已经查到的会留着…</source>
        <translation>Stopping; what was answered stays…</translation>
    </message>
</context>
<context>
    <name>OnlyChosen</name>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>只列表里选中的 {count} 单</source>
        <translation>Only the {count} orders selected in the table</translation>
    </message>
</context>
<context>
    <name>OrderActions</name>
    <message>
        <source>复制运单号</source>
        <translation>Copy waybills</translation>
    </message>
    <message>
        <source>复制订单号</source>
        <translation>Copy order numbers</translation>
    </message>
    <message>
        <source>这些的叫件单…</source>
        <translation>Call sheet of these…</translation>
    </message>
    <message>
        <source>已交给快递</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>写备注…</source>
        <translation>Write a note…</translation>
    </message>
    <message>
        <source>放一边…</source>
        <translation>Set aside…</translation>
    </message>
    <message>
        <source>一起申诉</source>
        <translation>Appeal together</translation>
    </message>
    <message>
        <source>{what}（{key}）</source>
        <translation>{what} ({key})</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>没有交给快递</source>
        <translation>Not handed over</translation>
    </message>
    <message>
        <source>删掉备注</source>
        <translation>Delete the note</translation>
    </message>
    <message>
        <source>放一边的重新算上</source>
        <translation>Count what was set aside again</translation>
    </message>
    <message>
        <source>彻底删除…</source>
        <translation>Erase for good…</translation>
    </message>
    <message>
        <source>请先在表里选一个或几个订单。</source>
        <translation>Please select one or more orders in the table first.</translation>
    </message>
    <message>
        <source>一次最多选 {most} 个订单，现在选了 {count} 个：请少选一些，或先筛选。</source>
        <translation>At most {most} orders at once; {count} are selected. Please select fewer, or filter first.</translation>
    </message>
    <message>
        <source>选中的订单还没有运单号，没有复制。</source>
        <translation>The selected orders have no waybill yet; nothing was copied.</translation>
    </message>
    <message>
        <source>已复制 {count} 个运单号，一行一个。</source>
        <translation>{count} waybills copied, one a line.</translation>
    </message>
    <message>
        <source>有 {count} 单还没有运单号。</source>
        <translation> {count} orders have no waybill yet.</translation>
    </message>
    <message>
        <source>已复制 {count} 个订单号，一行一个。</source>
        <translation>{count} order numbers copied, one a line.</translation>
    </message>
    <message>
        <source>这些订单的全部提醒</source>
        <translation>All findings of these orders</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>在您选的起始日以前付款、已经结束，所以只保存、不判断（菜单里可以改）。</source>
        <translation>Paid before the first day you chose and finished: kept, not judged (the menu can change it).</translation>
    </message>
    <message>
        <source>单号有没有被别家店用过，这里看不到。</source>
        <translation>Whether another shop has used the number cannot be seen here.</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>现在要赔</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>再不管 24 小时</source>
        <translation>Ignored for 24 h</translation>
    </message>
    <message>
        <source>另有待证实</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>收货地</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>承诺发货</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>上传单号</source>
        <translation>Uploaded</translation>
    </message>
    <message>
        <source>订单数据到</source>
        <translation>Known up to</translation>
    </message>
    <message>
        <source>等揽收（体验分）</source>
        <translation>Until pickup (score)</translation>
    </message>
    <message>
        <source>收货人</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>详细地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>更早的 {count} 次</source>
        <translation>{count} earlier ones</translation>
    </message>
</context>
<context>
    <name>OrderCases</name>
    <message>
        <source>申诉</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>看申诉</source>
        <translation>Show appeal</translation>
    </message>
    <message>
        <source>看“{card}”的申诉</source>
        <translation>Show the appeal “{card}”</translation>
    </message>
    <message>
        <source>平台最晚 {at} 答复</source>
        <translation>the platform answers by {at}</translation>
    </message>
</context>
<context>
    <name>OrderHeader</name>
    <message>
        <source>点一下排序，再点反过来，第三次按紧急程度。拖动换位置，右键选列。</source>
        <translation>Click to sort, again to turn it round, a third time for urgency. Drag to move, right-click to choose columns.</translation>
    </message>
</context>
<context>
    <name>OrderModel</name>
    <message>
        <source>风险</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>倒计时</source>
        <translation>Countdown</translation>
    </message>
    <message>
        <source>罚款</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>收货地</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>付款时间</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>承诺发货</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>数据截至</source>
        <translation>Data up to</translation>
    </message>
    <message>
        <source>记号</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>已交给快递</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>放一边</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>有备注</source>
        <translation>has a note</translation>
    </message>
    <message>
        <source>不扣款</source>
        <translation>No charge</translation>
    </message>
    <message>
        <source>≈ 表示按平台最后一次公布的标准估算（现在不再公布）：请到后台 违规管理 → 赔付列表 核对</source>
        <translation>≈ means estimated by the last rates the platform published (it no longer does): check 违规管理 → 赔付列表 (list of compensations) in the back office</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>订单详情</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>其余 {count} 条规则没有问题</source>
        <translation>Other rules, all fine: {count}</translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>已违规的在最上面，接着是快到点的</source>
        <translation>Violated on top, then due soon</translation>
    </message>
    <message>
        <source>还来得及的在最上面，先到点的在前，接着是过了点的</source>
        <translation>What can still be saved on top, the earliest first; then what is past</translation>
    </message>
    <message>
        <source>按“{column}”降序</source>
        <translation>By {column}, descending</translation>
    </message>
    <message>
        <source>按“{column}”升序</source>
        <translation>By {column}, ascending</translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message>
        <source>如果什么都不再发生</source>
        <translation>If nothing more happens</translation>
    </message>
    <message>
        <source>要赔 {yuan}</source>
        <translation>{yuan} due</translation>
    </message>
    <message>
        <source>从现在起有 {count} 单变红</source>
        <translation>{count} orders turn red by then</translation>
    </message>
    <message>
        <source>没有新变红的单</source>
        <translation>No order turns red by then</translation>
    </message>
    <message>
        <source>；今年记 {count} 次严重违规</source>
        <translation>; {count} strikes this year</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>还有 {count} 项</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>店铺可能受到的处罚：{named}</source>
        <translation>Measures the shop may face: {named}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>PacketButtons</name>
    <message>
        <source>打印预览…</source>
        <translation>Print preview…</translation>
    </message>
    <message>
        <source>看每一页，从那里打印（Ctrl+P）</source>
        <translation>Look at every page and print from there (Ctrl+P)</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>上传用压缩包…</source>
        <translation>ZIP for upload…</translation>
    </message>
    <message>
        <source>编好号的图片和理由文字，照着填进申诉页面</source>
        <translation>Numbered pictures and the reason text, to fill in the platform&apos;s appeal page</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PacketPreview</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>材料的一页</source>
        <translation>A page of the packet</translation>
    </message>
    <message>
        <source>第几页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>/ 共 {pages} 页</source>
        <translation>/ of {pages}</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机，什么都没有打印，申诉没有变化。请连接打印机后再试，或者先存为 PDF。</source>
        <translation>No printer was found on this computer; nothing was printed and the appeal is unchanged. Connect a printer and try again, or save as PDF.</translation>
    </message>
    <message>
        <source>没有打印机</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
</context>
<context>
    <name>PacketPrint</name>
    <message>
        <source>正在排版…</source>
        <translation>laying out…</translation>
    </message>
    <message>
        <source>把 PDF 存到哪个文件夹</source>
        <translation>Folder for the PDF</translation>
    </message>
    <message>
        <source>把压缩包存到哪个文件夹</source>
        <translation>Folder for the ZIP</translation>
    </message>
    <message>
        <source>正在存 PDF…</source>
        <translation>saving the PDF…</translation>
    </message>
    <message>
        <source>正在打包…</source>
        <translation>Packing…</translation>
    </message>
    <message>
        <source>申诉理由还是空的，这一页会空着交上去：写好理由再打印。</source>
        <translation>The reason is still empty and would be handed in like that: write it before you print.</translation>
    </message>
    <message>
        <source>存好了，共 {pages} 页：{path}</source>
        <translation>Saved, pages: {pages}. {path}</translation>
    </message>
    <message>
        <source>材料里有别人的 PDF 页面，所以是普通 PDF，不是存档格式（PDF/A）。</source>
        <translation>It holds pages of somebody else&apos;s PDF, so it is plain PDF, not the archive format (PDF/A).</translation>
    </message>
    <message>
        <source>申诉理由还是空的，写好再存一次。</source>
        <translation>The reason is still empty: write it and save again.</translation>
    </message>
    <message>
        <source>申诉理由里还有 {count} 处【】，照样印进去了：填好或删掉，再存一次。</source>
        <translation>The reason still has {count} blanks 【】, printed as they are: fill them in or delete them, then save again.</translation>
    </message>
    <message>
        <source>已存为 PDF</source>
        <translation>Saved as PDF</translation>
    </message>
    <message>
        <source>存好了，图片 {count} 张：{path}</source>
        <translation>Saved, {count} pictures: {path}</translation>
    </message>
    <message>
        <source>页面收不下的 {count} 张放在里面单独的文件夹里，用哪几张由您决定。</source>
        <translation>{count} more than the page takes are in a folder of their own inside; which to use is for you to decide.</translation>
    </message>
    <message>
        <source>图片没有修改，里面的买家信息没有遮盖，上传前请看一遍。</source>
        <translation>The pictures are unchanged: buyers&apos; data in them are not covered. Look through them before uploading.</translation>
    </message>
    <message>
        <source>已打包</source>
        <translation>Packed</translation>
    </message>
</context>
<context>
    <name>PageTab</name>
    <message>
        <source>正在计算…</source>
        <translation>Working it out…</translation>
    </message>
    <message>
        <source>没有算出来，原因见主窗口。</source>
        <translation>It could not be worked out; the main window says why.</translation>
    </message>
</context>
<context>
    <name>PaidPage</name>
    <message>
        <source>自己选日期</source>
        <translation>Choose days</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>ParcelCard</name>
    <message>
        <source>另外 {count} 个包裹</source>
        <translation>{count} more parcels</translation>
    </message>
    <message>
        <source>还没有运单号</source>
        <translation>No waybill yet</translation>
    </message>
    <message>
        <source>{count} 个包裹</source>
        <translation>{count} parcels</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>还没有这个包裹的物流轨迹：导入轨迹文件后才能判断。</source>
        <translation>No track of this parcel yet: import a track file to have it judged.</translation>
    </message>
    <message>
        <source>包裹列表（数据到 {at}）里没有它的揽收时间，就按还没揽收判断。导入轨迹文件能看得更全。</source>
        <translation>The parcel list (data up to {at}) tells no pickup of it, so it is judged as not picked up. A track file shows more.</translation>
    </message>
    <message>
        <source>揽收时间是包裹列表（数据到 {at}）里的。分拨、中转和派件，导入轨迹文件后才能判断。</source>
        <translation>The pickup time is from the parcel list (data up to {at}). Hubs, transit and delivery can be judged once a track file is imported.</translation>
    </message>
    <message>
        <source>物流轨迹（{count} 条）</source>
        <translation>Track lines ({count})</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>没改之前的值：{values}</source>
        <translation>The rules&apos; own values: {values}</translation>
    </message>
    <message>
        <source>出处：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>店主自己的规则文件</source>
        <translation>your own rule file</translation>
    </message>
</context>
<context>
    <name>PasswordDesk</name>
    <message>
        <source>恢复密钥还没有人看到过：忘了密码，数据就谁也打不开。</source>
        <translation>Nobody has seen the recovery key yet: without the password nobody could open the data.</translation>
    </message>
    <message>
        <source>换一个…</source>
        <translation>Make a new one…</translation>
    </message>
    <message>
        <source>密码换好了，下次打开用新密码；恢复密钥没有变，照样有效。</source>
        <translation>The password is changed; use the new one from now on. The recovery key is the same and stays good.</translation>
    </message>
    <message>
        <source>新做了一份备份，用新密码打开。</source>
        <translation> A fresh backup was made; it opens with the new password.</translation>
    </message>
    <message>
        <source>没有做成新的备份，以前的备份要用当时的密码：请备份一次。</source>
        <translation> No fresh backup could be made, and earlier ones need the password of their time: make one now.</translation>
    </message>
    <message>
        <source>旧密码让别人知道了，就取消密码再设一个：这样才换钥匙。</source>
        <translation> If somebody learnt the old one, remove the password and set a new one: only that changes the key.</translation>
    </message>
    <message>
        <source>新的恢复密钥，您收好以后才算数；在那以前，旧的还有效。</source>
        <translation>The new recovery key counts once you have it in safe keeping; until then the old one stays good.</translation>
    </message>
    <message>
        <source>恢复密钥换好了，旧的作废，只能打开以前的备份。</source>
        <translation>The recovery key is replaced; the old one is worth nothing now, but for older backups.</translation>
    </message>
    <message>
        <source>取消密码以后，谁拿到这台电脑都能打开订单和买家信息。

窗口会关一下，解密完马上再打开。</source>
        <translation>Without a password, whoever has this computer can open orders and buyers&apos; data.

The window closes, and opens again once everything is decrypted.</translation>
    </message>
    <message>
        <source>取消密码</source>
        <translation>Remove password</translation>
    </message>
    <message>
        <source>这台电脑上打开不用再输密码。</source>
        <translation>This computer does not ask for the password any more.</translation>
    </message>
    <message>
        <source>以后每次打开都要输密码。</source>
        <translation>From now on the password is asked for at every start.</translation>
    </message>
    <message>
        <source>请稍等…</source>
        <translation>One moment…</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>现在的密码</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>设置密码…</source>
        <translation>Set password…</translation>
    </message>
    <message>
        <source>换密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>换一个恢复密钥…</source>
        <translation>New recovery key…</translation>
    </message>
    <message>
        <source>取消密码…</source>
        <translation>Remove password…</translation>
    </message>
    <message>
        <source>这台电脑不用每次输密码</source>
        <translation>Do not ask on this computer</translation>
    </message>
    <message>
        <source>电脑丢了、送修了，别人也打不开您的数据</source>
        <translation>A lost computer, or one under repair, tells nobody anything</translation>
    </message>
    <message>
        <source>设了密码，订单、买家信息、证据和退回的行都加密后存在这台电脑上，打开店铺卫士要先输密码。</source>
        <translation>With a password, orders, buyers&apos; data, evidence and rejected rows are stored encrypted on this computer, and ShopGuard asks for it when it is opened.</translation>
    </message>
    <message>
        <source>密码和恢复密钥都没了，谁也打不开</source>
        <translation>Without password and recovery key nobody can open it</translation>
    </message>
    <message>
        <source>密码不保存在任何地方，我们也没有。设好以后给您一个恢复密钥：打印出来，放在电脑以外的地方。</source>
        <translation>The password is kept nowhere; we do not have it either. Once it is set you get a recovery key: print it and keep it away from the computer.</translation>
    </message>
    <message>
        <source>会先自动备份，再关上窗口加密，好了马上打开。以前的备份和已经打印、导出的文件不会加密。</source>
        <translation>A backup is made first; the window closes while everything is encrypted, and opens again. Older backups and what you printed or exported are not encrypted.</translation>
    </message>
    <message>
        <source>以前的备份还是用旧密码打开。</source>
        <translation>Older backups still open with the old password.</translation>
    </message>
    <message>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>恢复密钥丢了、被人看到了：换一个，旧的就作废（以前的备份除外）。</source>
        <translation>The recovery key is lost, or somebody saw it: take a new one. The old one is worth nothing then, but for older backups.</translation>
    </message>
    <message>
        <source>取消密码</source>
        <translation>Remove password</translation>
    </message>
    <message>
        <source>数据不再加密，打开也不用密码。</source>
        <translation>The data is not encrypted any more, and opens without a password.</translation>
    </message>
    <message>
        <source>钥匙存进系统钥匙串：能登录这台电脑账户的人，不输密码就能打开；硬盘被拆走，还是打不开。</source>
        <translation>The key goes into the system&apos;s keyring: whoever can log in to your account on this computer opens ShopGuard without the password; whoever takes the disk out does not.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show the password</translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>点一下蓝色的路径，就复制下来，到后台照着找</source>
        <translation>Click a path to copy it, then follow it in the back office</translation>
    </message>
    <message>
        <source>已复制：{path}</source>
        <translation>Copied: {path}</translation>
    </message>
    <message>
        <source>（已复制）</source>
        <translation> (copied)</translation>
    </message>
</context>
<context>
    <name>PenaltyPane</name>
    <message>
        <source>罚款预览</source>
        <translation>Penalties</translation>
    </message>
    <message>
        <source>导入订单以后，这里会算出要赔多少钱、先救哪几单。</source>
        <translation>Once orders are imported, this shows what it costs and which orders to save first.</translation>
    </message>
    <message>
        <source>正在计算…</source>
        <translation>Reckoning…</translation>
    </message>
    <message>
        <source>今天离处罚还有多远</source>
        <translation>How far from a penalty today</translation>
    </message>
    <message>
        <source>有的金额是平台最后一次公布的数，现在的规则里已经没写。请到后台 违规管理 → 赔付列表 核对；把动账明细拖进来，账单上扣的数会代替估算。</source>
        <translation>Some amounts are the last the platform published; its rules no longer name them. Check 违规管理 → 赔付列表 (list of compensations) in the back office; drop the 动账明细 (ledger) here and what it shows as taken replaces the estimate.</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>复制表格</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>复制图片</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>点一根柱子，或用方向键，看它的数。</source>
        <translation>Click a bar, or use the arrow keys, to read its numbers.</translation>
    </message>
</context>
<context>
    <name>PictureStage</name>
    <message>
        <source>证据图片</source>
        <translation>Picture of the evidence</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>图表</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>风险颜色</source>
        <translation>Colours of risk</translation>
    </message>
    <message>
        <source>扣款和避免</source>
        <translation>Taken and avoided</translation>
    </message>
    <message>
        <source>快递对比</source>
        <translation>Couriers compared</translation>
    </message>
</context>
<context>
    <name>PlainLeftDialog</name>
    <message>
        <source>以前的备份没有加密</source>
        <translation>Older backups are not encrypted</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>数据文件夹里还有 {number} 个没有加密的备份，不用密码就能看到里面的订单和买家信息。</source>
        <translation>The data folder still has {number} backups that are not encrypted: orders and buyers&apos; data can be read in them without the password.</translation>
    </message>
    <message>
        <source>要删的话，先做一份加密的备份再删。U 盘和网盘上的备份要您自己处理。</source>
        <translation>Before they are removed an encrypted backup is made. Those on other disks or in a cloud are yours to remove.</translation>
    </message>
    <message>
        <source>恢复备份以前留下的数据也在里面：删了，就不能撤销恢复了。</source>
        <translation>What was there before a restore is among them: once removed, the restore cannot be undone.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>导入进度</source>
        <translation>Import progress</translation>
    </message>
    <message>
        <source>取消导入</source>
        <translation>Stop import</translation>
    </message>
    <message>
        <source>正在看这些文件…</source>
        <translation>Looking at the files…</translation>
    </message>
    <message>
        <source>正在停下，已经导入的文件会留着…</source>
        <translation>Stopping; files already imported stay…</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>ReasonBox</name>
    <message>
        <source>申诉理由</source>
        <translation>Reason for the appeal</translation>
    </message>
    <message>
        <source>用自己的话写清楚：发生了什么，为什么不该罚。只写真实情况。</source>
        <translation>In your own words: what happened, and why there should be no fine. Only what is true.</translation>
    </message>
    <message>
        <source>超过了平台表格的字数，请删短一点。</source>
        <translation>Longer than the platform&apos;s form takes: please shorten it.</translation>
    </message>
    <message>
        <source>填下一处</source>
        <translation>Next blank</translation>
    </message>
    <message>
        <source>从范文开始</source>
        <translation>Start from a sample</translation>
    </message>
    <message>
        <source>{used} / {limit} 字</source>
        <translation>{used} / {limit} characters</translation>
    </message>
    <message>
        <source>还有 {count} 处【】要您自己填，不确定的就删掉。</source>
        <translation>{count} blanks 【】 are for you to fill; delete what you are not sure of.</translation>
    </message>
</context>
<context>
    <name>ReasonChoice</name>
    <message>
        <source>理由刚在别处改过，没有覆盖；您这里写的另存了一份。别处写的是：</source>
        <translation>The reason was just changed elsewhere and was not replaced; yours is kept beside it. Written there:</translation>
    </message>
    <message>
        <source>用我这里的</source>
        <translation>Use mine</translation>
    </message>
    <message>
        <source>用别处的</source>
        <translation>Use the other</translation>
    </message>
    <message>
        <source>还留着另一份理由，没有用上：</source>
        <translation>Another reason text is kept, not used:</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>换成这份</source>
        <translation>Use this one</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>恢复密钥的最后一组</source>
        <translation>Last group of the recovery key</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>我收好了</source>
        <translation>I have it</translation>
    </message>
    <message>
        <source>忘了密码时，只有这个恢复密钥能打开您的数据。</source>
        <translation>If the password is forgotten, only this recovery key opens your data.</translation>
    </message>
    <message>
        <source>现在打印或抄下来，放在电脑以外、您找得到的地方。它只显示这一次；谁拿到它，谁就能打开您的数据。</source>
        <translation>Print it or write it down now, and keep it away from the computer, where you will find it. It is shown this once; whoever has it can open your data.</translation>
    </message>
    <message>
        <source>收好以后，照着纸输入最后一组：</source>
        <translation>Then type its last group from your paper:</translation>
    </message>
    <message>
        <source>和上面最后一组不一样，请再看一遍纸上写的。</source>
        <translation>This is not the last group above. Look at your paper again.</translation>
    </message>
</context>
<context>
    <name>RefundBadge</name>
    <message>
        <source>退款拦截</source>
        <translation>Refund: intercept</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>发货后申请退款、还没签收：可以拦截。时限和步骤见 菜单 → 退款和拦截。</source>
        <translation>Refund asked after shipping, not signed yet: the parcel can be intercepted. Clocks and steps: menu → Refunds, interception.</translation>
    </message>
</context>
<context>
    <name>RefundCard</name>
    <message>
        <source>这一单怎么办</source>
        <translation>What to do with this order</translation>
    </message>
    <message>
        <source>退款拦截</source>
        <translation>Refund: intercept</translation>
    </message>
    <message>
        <source>看这一单</source>
        <translation>Show this order</translation>
    </message>
    <message>
        <source>退 {asked} / 实付 {paid}</source>
        <translation>Asked {asked} / paid {paid}</translation>
    </message>
    <message>
        <source>{at} 申请</source>
        <translation>asked {at}</translation>
    </message>
    <message>
        <source>怎么办（按先后）</source>
        <translation>What to do, in this order</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Clocks</translation>
    </message>
    <message>
        <source>{title}：{until} · {left}</source>
        <translation>{title}: {until} · {left}</translation>
    </message>
    <message>
        <source>不知道从什么时候算起：缺申请时间，或上传单号的时间。</source>
        <translation>Not known from when it runs: the time of the request, or of the upload, is missing.</translation>
    </message>
    <message>
        <source>拒签后退款的条件</source>
        <translation>Conditions of 拒签后退款 (refund after refusal)</translation>
    </message>
    <message>
        <source>符合</source>
        <translation>met</translation>
    </message>
    <message>
        <source>不符合</source>
        <translation>not met</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>unknown</translation>
    </message>
</context>
<context>
    <name>RefundTable</name>
    <message>
        <source>发货后申请退款的订单，最急的在最上面；回车键看订单</source>
        <translation>Orders with a refund asked after shipping, the most urgent on top; Enter shows the order</translation>
    </message>
    <message>
        <source>拒签后退款</source>
        <translation>Refund after refusal</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>物流</source>
        <translation>Track</translation>
    </message>
    <message>
        <source>申请退款</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>快递</source>
        <translation>Courier</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>快到点 · {left}</source>
        <translation>due soon · {left}</translation>
    </message>
</context>
<context>
    <name>RefundsPage</name>
    <message>
        <source>按 {at} 的数据。出处：{source}</source>
        <translation>By data of {at}. Source: {source}</translation>
    </message>
    <message>
        <source>{count} 个包裹，买家在发货后申请了退款</source>
        <translation>{count} parcels with a refund asked after shipping</translation>
    </message>
    <message>
        <source>{count} 个快到时限，先处理</source>
        <translation>{count} due soon: deal with them first</translation>
    </message>
</context>
<context>
    <name>RejectsDesk</name>
    <message>
        <source>表格 (*.csv)</source>
        <translation>Spreadsheet (*.csv)</translation>
    </message>
    <message>
        <source>另存退回清单（不加密）</source>
        <translation>Save the list of rejected rows (not encrypted)</translation>
    </message>
</context>
<context>
    <name>RejudgingStrip</name>
    <message>
        <source>重新判断的进度</source>
        <translation>Progress of judging again</translation>
    </message>
    <message>
        <source>以后再算</source>
        <translation>Do it later</translation>
    </message>
    <message>
        <source>正在停下，已经判断的会留着…</source>
        <translation>Stopping; what is judged already stays…</translation>
    </message>
</context>
<context>
    <name>RescueCard</name>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>打勾 = 今天能办好（交给快递，或催到下一条扫描）。只是试算，不改数据。</source>
        <translation>A tick = can be dealt with today (handed to the courier, or the courier made to scan it). Only a trial sum: no data is changed.</translation>
    </message>
    <message>
        <source>{hours} 小时之内没有还能救的单。</source>
        <translation>Nothing left to save within {hours} hours.</translation>
    </message>
    <message>
        <source>还有 {count} 单，救完这些再看</source>
        <translation>{count} more, after these</translation>
    </message>
    <message>
        <source>先救这几单</source>
        <translation>Save these first</translation>
    </message>
    <message>
        <source>勾了 {count} 单：到 {at} 省 {yuan}</source>
        <translation>{count} ticked: saves {yuan} by {at}</translation>
    </message>
    <message>
        <source>，少记 {count} 次严重违规</source>
        <translation>, {count} strikes fewer</translation>
    </message>
</context>
<context>
    <name>RescueList</name>
    <message>
        <source>先救这几单；空格键打勾，回车键看订单</source>
        <translation>Save these first; space ticks, Enter shows the order</translation>
    </message>
</context>
<context>
    <name>RescueModel</name>
    <message>
        <source>最晚 {at}</source>
        <translation>latest {at}</translation>
    </message>
    <message>
        <source>（过了这个点还能省 {yuan}）</source>
        <translation> (after that still {yuan})</translation>
    </message>
    <message>
        <source>免记一次处罚</source>
        <translation>averts a strike</translation>
    </message>
    <message>
        <source>省 {yuan}</source>
        <translation>saves {yuan}</translation>
    </message>
</context>
<context>
    <name>RiskPicture</name>
    <message>
        <source>连未见异常和已结束的一起画</source>
        <translation>Draw those with nothing found and the closed ones too</translation>
    </message>
    <message>
        <source>最近 30 天付款的订单，现在是什么颜色</source>
        <translation>Orders paid in the last 30 days, by the colour they have now</translation>
    </message>
    <message>
        <source>付款日期</source>
        <translation>Paid on</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>最近 30 天没有付款的订单。想看新的，请导入新的订单报表（勾选“支付完成时间”）。</source>
        <translation>No orders paid in the last 30 days. For newer ones import a newer order report (with the box 支付完成时间 (time of payment) ticked).</translation>
    </message>
    <message>
        <source>还没有订单。导入订单报表（勾选“支付完成时间”）以后，这里会画出来。</source>
        <translation>No orders yet. Import the order report (with the box 支付完成时间 (time of payment) ticked) and they are drawn here.</translation>
    </message>
    <message>
        <source>订单按付款那天（北京时间）归到每一天；颜色是现在的判断，不是当天看到的。</source>
        <translation>Each order stands on the day it was paid (Beijing time); the colour is today&apos;s judgement, not what was shown then. </translation>
    </message>
    <message>
        <source>另有 {count} 单没有付款时间，不在图里。</source>
        <translation>{count} more have no time of payment and are not drawn.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{day} 付款 {count} 单：{parts}</source>
        <translation>{day}: {count} orders paid: {parts}</translation>
    </message>
</context>
<context>
    <name>RuleCards</name>
    <message>
        <source>旧值（{count} 段）</source>
        <translation>Old values ({count})</translation>
    </message>
    <message>
        <source>例子（{count} 个）</source>
        <translation>Examples ({count})</translation>
    </message>
</context>
<context>
    <name>RuleDesk</name>
    <message>
        <source>规则变了，正在重新判断所有订单…</source>
        <translation>The rules changed: judging all orders again…</translation>
    </message>
    <message>
        <source>规则有变化，已经重新判断：没有订单换颜色。</source>
        <translation>The rules changed and all is judged again: no order changed colour.</translation>
    </message>
    <message>
        <source>先停下了：一部分订单还是按旧规则判断的，下次打开时接着算。</source>
        <translation>Stopped: some orders are still judged by the old rules; the rest is done at the next start.</translation>
    </message>
</context>
<context>
    <name>RuleFolderDialog</name>
    <message>
        <source>规则文件夹</source>
        <translation>Rule folder</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>不用自己的规则</source>
        <translation>Use no rules of my own</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>平时用不着：平台改了规则，新版程序或规则文件会带上。等不及的，可以在这里先改数值。</source>
        <translation>You seldom need this: when the platform changes its rules, a new program or a rule file brings them. If you cannot wait, change the values here.</translation>
    </message>
    <message>
        <source>一个文件改一条规则，文件名是规则的编号（在“规则”里每条的标题下面），只写要改的数值。</source>
        <translation>One file changes one rule. It is named by the rule&apos;s id (in the rulebook, below each title) and holds only the values that change.</translation>
    </message>
    <message>
        <source>改过的数值在规则、原因和命令行里都会标明“店主自己的规则文件”。</source>
        <translation>Changed values are marked as your own rule file in the rulebook, in reasons and on the command line.</translation>
    </message>
    <message>
        <source>现在用的文件夹</source>
        <translation>Folder in use</translation>
    </message>
    <message>
        <source>一个文件的样子（揽收时限改成 36 小时）</source>
        <translation>How a file looks (pickup within 36 hours)</translation>
    </message>
    <message>
        <source>文件名：pickup-timeout.toml</source>
        <translation>file name: pickup-timeout.toml</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>since which day</translation>
    </message>
    <message>
        <source>多少小时之内</source>
        <translation>within how many hours</translation>
    </message>
    <message>
        <source>在哪里看到的</source>
        <translation>where it was read</translation>
    </message>
    <message>
        <source>哪天看到的</source>
        <translation>when it was read</translation>
    </message>
    <message>
        <source>可靠程度：in force 现行，last known 最后公布过，reported 听说的</source>
        <translation>how sure: in force, last known or reported</translation>
    </message>
    <message>
        <source>规则文件的例子</source>
        <translation>Example of a rule file</translation>
    </message>
    <message>
        <source>选择规则文件夹</source>
        <translation>Choose the rule folder</translation>
    </message>
    <message>
        <source>已换成这些规则。</source>
        <translation>These rules are in use now.</translation>
    </message>
    <message>
        <source>没有，只用程序自带的规则</source>
        <translation>None: only the rules that come with the program</translation>
    </message>
</context>
<context>
    <name>RuleUpdateDesk</name>
    <message>
        <source>选择规则文件</source>
        <translation>Choose a rule file</translation>
    </message>
    <message>
        <source>规则文件 (*.sgrules)</source>
        <translation>Rule files (*.sgrules)</translation>
    </message>
    <message>
        <source>退回装这个规则文件之前的规则？所有订单会重新判断。</source>
        <translation>Go back to the rules from before this rule file? All orders are judged again.</translation>
    </message>
    <message>
        <source>退回前一套规则</source>
        <translation>Back to the rules before</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>RuleUpdateDialog</name>
    <message>
        <source>更新规则</source>
        <translation>Update the rules</translation>
    </message>
    <message>
        <source>平台改了规则，不用等新版程序：拿到规则文件（.sgrules），在这里选，或者直接拖进来。</source>
        <translation>When the platform changes its rules you need not wait for a new program: get the rule file (.sgrules), then choose it here or drop it on this window.</translation>
    </message>
    <message>
        <source>规则文件改了什么</source>
        <translation>What the rule file changes</translation>
    </message>
    <message>
        <source>选择规则文件…</source>
        <translation>Choose a rule file…</translation>
    </message>
    <message>
        <source>换成这些规则</source>
        <translation>Use these rules</translation>
    </message>
    <message>
        <source>退回前一套规则…</source>
        <translation>Back to the rules before…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>先不换</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>规则文件里是 {day} 的规则</source>
        <translation>The rules in the file are of {day}</translation>
    </message>
    <message>
        <source>文件的 SHA-256，请和您拿到规则文件的地方写的对一对，一样才换：</source>
        <translation>SHA-256 of the file. Compare it with the one given where you got the file, and take the rules only if it is the same:</translation>
    </message>
    <message>
        <source>判断用的例子都对上了；换了以后所有订单重新判断，换了颜色的会列给您看，随时可以退回。</source>
        <translation>All its worked examples come out right. Afterwards every order is judged again, those that change colour are listed, and you can go back at any time.</translation>
    </message>
</context>
<context>
    <name>RulebookDialog</name>
    <message>
        <source>规则</source>
        <translation>Rulebook</translation>
    </message>
    <message>
        <source>更新规则…</source>
        <translation>Update the rules…</translation>
    </message>
</context>
<context>
    <name>RulebookPage</name>
    <message>
        <source>没有找到，换个词试试。</source>
        <translation>Nothing found: try another word.</translation>
    </message>
    <message>
        <source>搜规则：中文、英文、编号都行</source>
        <translation>Search by Chinese, English or id</translation>
    </message>
    <message>
        <source>搜索规则</source>
        <translation>Search the rulebook</translation>
    </message>
    <message>
        <source>规则目录</source>
        <translation>List of rules</translation>
    </message>
    <message>
        <source>规则内容</source>
        <translation>The rule</translation>
    </message>
    <message>
        <source>关着，不判断</source>
        <translation>off, not judged</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>支付到揽收，最近 {days} 天</source>
        <translation>Payment to pickup, last {days} days</translation>
    </message>
    <message>
        <source>已揽收 {done} 单：一半不超过 {median}，九成不超过 {ninetieth}</source>
        <translation>{done} orders picked up: half within {median}, nine of ten within {ninetieth}</translation>
    </message>
    <message>
        <source>还没揽收 {waiting} 单</source>
        <translation>{waiting} orders not picked up yet</translation>
    </message>
    <message>
        <source>不知道什么时候揽收的 {unknown} 单（导入轨迹或带揽收时间的包裹文件）；</source>
        <translation>{unknown} orders with an unknown pickup time (import tracks or a parcel file with pickup times); </translation>
    </message>
    <message>
        <source>没算进去的 {left_out} 单</source>
        <translation>{left_out} left out</translation>
    </message>
    <message>
        <source>没有可算的</source>
        <translation>Nothing to reckon</translation>
    </message>
    <message>
        <source>超过 {hours} 小时 {orders} 单（{share}）</source>
        <translation>over {hours} h: {orders} orders ({share})</translation>
    </message>
    <message>
        <source>现在等得最久的单</source>
        <translation>Orders that have waited longest</translation>
    </message>
    <message>
        <source>没有等揽收的单。</source>
        <translation>No order waits for a pickup.</translation>
    </message>
    <message>
        <source>现在等得最久的单；回车键看订单</source>
        <translation>Orders that have waited longest; Enter shows the order</translation>
    </message>
    <message>
        <source>另有 {more} 单等得短一些。</source>
        <translation>{more} more have waited less.</translation>
    </message>
    <message>
        <source>已等</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>文件证实</source>
        <translation>Shown by files</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>起算</source>
        <translation>Counts from</translation>
    </message>
    <message>
        <source>数据只到</source>
        <translation>Data ends</translation>
    </message>
    <message>
        <source>运单号</source>
        <translation>Waybill</translation>
    </message>
    <message>
        <source>这里没有的</source>
        <translation>What is not here</translation>
    </message>
    <message>
        <source>出处：{source}</source>
        <translation>Source: {source}</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
</context>
<context>
    <name>SetAsideDialog</name>
    <message>
        <source>放一边</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>一直放着</source>
        <translation>For good</translation>
    </message>
    <message>
        <source>到这个时间再算</source>
        <translation>Count again from</translation>
    </message>
    <message>
        <source>到什么时候</source>
        <translation>Until when</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>哪条规则</source>
        <translation>Which rule</translation>
    </message>
    <message>
        <source>平台没有罚这个</source>
        <translation>The platform did not fine this</translation>
    </message>
    <message>
        <source>已经另外处理好了</source>
        <translation>Already dealt with otherwise</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{count} 个订单</source>
        <translation>{count} orders</translation>
    </message>
    <message>
        <source>放一边以后：不上色、不算钱、不提醒。订单里照样看得到，随时可以恢复。</source>
        <translation>Once set aside: no colour, no money, no reminder. It can still be seen in the order, and taken back at any time.</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>会记进“对账”，算作您自己说的，和账单证明的分开。</source>
        <translation>Goes into the comparison with the bills as your own word, apart from what the bills prove.</translation>
    </message>
    <message>
        <source>放多久</source>
        <translation>For how long</translation>
    </message>
    <message>
        <source>写明原因（要填）</source>
        <translation>The reason (needed)</translation>
    </message>
    <message>
        <source>说明（可以不填）</source>
        <translation>A word on it (may be left empty)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>判断</source>
        <translation>Judging</translation>
    </message>
    <message>
        <source>到期提醒</source>
        <translation>Before deadlines</translation>
    </message>
    <message>
        <source>买家隐私</source>
        <translation>Buyers&apos; privacy</translation>
    </message>
    <message>
        <source>自动备份</source>
        <translation>Automatic backups</translation>
    </message>
    <message>
        <source>后台</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>New versions</translation>
    </message>
    <message>
        <source>外观和语言</source>
        <translation>Looks and language</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>提前多久变橙色</source>
        <translation>Turns orange before the deadline</translation>
    </message>
    <message>
        <source>离截止还有这么久时变成“快到点”。期限不到 24 小时的规则，最多提前一半时间。</source>
        <translation>So long before the deadline an order counts as due soon. Where a rule gives less than 24 hours: at most half of that time.</translation>
    </message>
    <message>
        <source>到期前弹出系统通知</source>
        <translation>Notify me before deadlines</translation>
    </message>
    <message>
        <source>只写几单、哪种超时、最早几点，不写买家。您正看着窗口时不弹。</source>
        <translation>It tells how many orders, which rule and the first deadline, never a buyer. Not while you are looking at the window.</translation>
    </message>
    <message>
        <source>提前多久通知</source>
        <translation>How long before</translation>
    </message>
    <message>
        <source>一天最多通知</source>
        <translation>At most, each day</translation>
    </message>
    <message>
        <source>时间挨得近的合成一条。</source>
        <translation>Deadlines close together come in one notice.</translation>
    </message>
    <message>
        <source>从几点起不打扰</source>
        <translation>Quiet from</translation>
    </message>
    <message>
        <source>夜里到期的，睡前先告诉您。</source>
        <translation>What falls due at night is told in the evening.</translation>
    </message>
    <message>
        <source>到几点为止</source>
        <translation>Quiet until</translation>
    </message>
    <message>
        <source>两个时间一样，就是全天都可以通知。</source>
        <translation>The same time twice: notices may come at any hour.</translation>
    </message>
    <message>
        <source>屏幕上遮住买家的姓名、电话和门牌</source>
        <translation>Hide buyers&apos; names, phones and street addresses on the screen</translation>
    </message>
    <message>
        <source>要看时点“眼睛”，关掉窗口就又遮住。照片和 PDF 里的遮不了。</source>
        <translation>Click the eye to see them; when the window is closed they are hidden again. What stands in photos and PDFs cannot be hidden.</translation>
    </message>
    <message>
        <source>多久没人动就锁上</source>
        <translation>Lock when nobody was there for</translation>
    </message>
    <message>
        <source>设了密码才有用（菜单里的“密码…”）。锁上以后导入照样继续。</source>
        <translation>Works once there is a password (menu, “Password…”). While it is locked, imports go on.</translation>
    </message>
    <message>
        <source>每天自动备份一次</source>
        <translation>Make a backup each day</translation>
    </message>
    <message>
        <source>有新数据才备份。撤销导入、设密码、升级以前，不论这里开没开，都会先备份。</source>
        <translation>Only when there is new data. Before an import is undone, a password is set or the program is updated, one is made whatever is chosen here.</translation>
    </message>
    <message>
        <source>最近的备份留几个</source>
        <translation>Recent backups to keep</translation>
    </message>
    <message>
        <source>个</source>
        <translation>backups</translation>
    </message>
    <message>
        <source>再往前每周留一个，留几周</source>
        <translation>Before those one a week, for so many weeks</translation>
    </message>
    <message>
        <source>和数据在同一块盘上：盘坏了就一起没了，请另外备份一份到 U 盘或网盘。</source>
        <translation>They are on the same disk as the data and would be lost with it: also put a backup on a USB stick or a cloud drive.</translation>
    </message>
    <message>
        <source>周</source>
        <translation>weeks</translation>
    </message>
    <message>
        <source>订单只保留最近几个月</source>
        <translation>Keep orders for so many months only</translation>
    </message>
    <message>
        <source>0 就是一直留着。第一次会先给您看删什么，点头了才删，以后每月一次。</source>
        <translation>0 keeps them for ever. The first time you are shown what would go and nothing goes without your yes; after that once a month.</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>关掉窗口后继续在后台看着</source>
        <translation>Keep watching after the window is closed</translation>
    </message>
    <message>
        <source>窗口收到右下角（Mac 是右上角）的小图标里，点图标再打开。要真正退出，用菜单里的“退出”。</source>
        <translation>The window goes into the small icon beside the clock; click it to come back. To end the program, use Quit in the menu.</translation>
    </message>
    <message>
        <source>开机时启动</source>
        <translation>Start with the computer</translation>
    </message>
    <message>
        <source>在后台启动，不弹出窗口。</source>
        <translation>It starts in the background, without showing the window.</translation>
    </message>
    <message>
        <source>检查有没有新版本、新规则</source>
        <translation>Check for new versions and new rules</translation>
    </message>
    <message>
        <source>一天最多问一次下载网站，您和店铺的任何内容都不发出去。不会自己下载，也不会自己安装。</source>
        <translation>Asks the download site at most once a day and sends nothing of you or your shop. Nothing is downloaded or installed by itself.</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>{number} 分钟</source>
        <translation>{number} minutes</translation>
    </message>
    <message>
        <source>不自动锁</source>
        <translation>never</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>改了马上生效，语言要重新打开。</source>
        <translation>Changes take effect at once; the language at the next start.</translation>
    </message>
    <message>
        <source>其他设置</source>
        <translation>More settings</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>延期公告…</source>
        <translation>Announced extensions…</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>看不懂的物流记录…</source>
        <translation>Track lines not understood…</translation>
    </message>
    <message>
        <source>在线查轨迹（默认关闭）…</source>
        <translation>Online tracks (off by default)…</translation>
    </message>
    <message>
        <source>自动导入的文件夹…</source>
        <translation>Folder for automatic import…</translation>
    </message>
    <message>
        <source>从哪一天开始判断…</source>
        <translation>Judge from which day on…</translation>
    </message>
    <message>
        <source>列对应模板…</source>
        <translation>Column templates…</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Costs</translation>
    </message>
    <message>
        <source>申诉</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>表里的列…</source>
        <translation>Columns of the table…</translation>
    </message>
    <message>
        <source>店铺…</source>
        <translation>Shops…</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>备份和恢复…</source>
        <translation>Backup and restore…</translation>
    </message>
    <message>
        <source>删除旧订单…</source>
        <translation>Erase old orders…</translation>
    </message>
    <message>
        <source>搬到新电脑…</source>
        <translation>Move to a new computer…</translation>
    </message>
    <message>
        <source>密码…</source>
        <translation>Password…</translation>
    </message>
    <message>
        <source>锁上窗口</source>
        <translation>Lock the window</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>导入记录…</source>
        <translation>Import history…</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>查看规则…</source>
        <translation>Rulebook…</translation>
    </message>
    <message>
        <source>更新规则…</source>
        <translation>Update the rules…</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>说明书（F1）</source>
        <translation>Manual (F1)</translation>
    </message>
    <message>
        <source>快速认识店铺卫士</source>
        <translation>A first look at ShopGuard</translation>
    </message>
    <message>
        <source>给开发者的反馈文件…</source>
        <translation>Feedback file for the developers…</translation>
    </message>
    <message>
        <source>检查新版本（默认关闭）…</source>
        <translation>Check for new versions (off by default)…</translation>
    </message>
    <message>
        <source>更新记录…</source>
        <translation>What is new…</translation>
    </message>
    <message>
        <source>关于店铺卫士…</source>
        <translation>About ShopGuard…</translation>
    </message>
    <message>
        <source>规则文件夹…</source>
        <translation>Rule folder…</translation>
    </message>
    <message>
        <source>规则变化后换颜色的订单…</source>
        <translation>Orders recoloured by changed rules…</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
</context>
<context>
    <name>ShopCard</name>
    <message>
        <source>认不出的算它的</source>
        <translation>Gets unknown files</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>换颜色</source>
        <translation>Change the colour</translation>
    </message>
    <message>
        <source>{shop}的颜色</source>
        <translation>Colour of {shop}</translation>
    </message>
    <message>
        <source>店铺名</source>
        <translation>Name of the shop</translation>
    </message>
    <message>
        <source>没有窗口可问的时候（命令行），认不出店铺的文件都算这家的</source>
        <translation>Where nobody can be asked (command line), files that tell no shop are taken for this one&apos;s</translation>
    </message>
    <message>
        <source>删除{shop}</source>
        <translation>Remove {shop}</translation>
    </message>
    <message>
        <source>文件夹“{words}”里的文件</source>
        <translation>Files in the folder “{words}”</translation>
    </message>
    <message>
        <source>名字里有“{words}”的文件</source>
        <translation>Files with “{words}” in their name</translation>
    </message>
    <message>
        <source>不再这样认</source>
        <translation>No longer know its files by this</translation>
    </message>
    <message>
        <source>不再这样认：{words}</source>
        <translation>No longer know its files by this: {words}</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>橙</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>绿</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>紫</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>天蓝</source>
        <translation>Sky blue</translation>
    </message>
    <message>
        <source>红</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>灰</source>
        <translation>Grey</translation>
    </message>
</context>
<context>
    <name>ShopChip</name>
    <message>
        <source>只看{shop}的订单</source>
        <translation>Show only orders of {shop}</translation>
    </message>
</context>
<context>
    <name>ShopDesk</name>
    <message>
        <source>这里面的订单，一个都没见过：
{names}

是已有的「{shop}」的，还是另一家店的？两家店的钱和比率要分开算。</source>
        <translation>None of the orders in these files is known:
{names}

Are they of the shop &quot;{shop}&quot;, or of another one? Money and rates of two shops are counted apart.</translation>
    </message>
    <message>
        <source>还是这个店</source>
        <translation>The same shop</translation>
    </message>
    <message>
        <source>是另一个店…</source>
        <translation>Another shop…</translation>
    </message>
    <message>
        <source>还是这个店，还是另一个店？</source>
        <translation>The same shop, or another one?</translation>
    </message>
</context>
<context>
    <name>ShopKinds</name>
    <message>
        <source>这家店是跨境店或海南免税店吗？文件里没有，选一次就行。</source>
        <translation>Is this shop cross-border or Hainan duty-free? No file tells: choose once.</translation>
    </message>
    <message>
        <source>还没选</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>都不是</source>
        <translation>neither</translation>
    </message>
    <message>
        <source>是跨境店或海南免税店</source>
        <translation>cross-border or Hainan duty-free</translation>
    </message>
    <message>
        <source>{shop} 是不是跨境店或海南免税店</source>
        <translation>Whether {shop} is cross-border or Hainan duty-free</translation>
    </message>
</context>
<context>
    <name>ShopsDialog</name>
    <message>
        <source>添加店铺</source>
        <translation>Add shop</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>新店铺的名字，和后台里的一样最好</source>
        <translation>Name of a new shop, best as in the back office</translation>
    </message>
    <message>
        <source>新店铺的名字</source>
        <translation>Name of the new shop</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>文件名或文件夹里有店铺名，就自动归到那家店；认不出的，导入时问一次。</source>
        <translation>A file with a shop&apos;s name in its own name or its folder belongs to that shop. For others you are asked once, when you import them.</translation>
    </message>
    <message>
        <source>改名不影响已有的数据；处罚、发货比率都按店分开算。</source>
        <translation>A new name changes no data. Penalties and rates are worked out shop by shop.</translation>
    </message>
</context>
<context>
    <name>SideTabs</name>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>罚款预览</source>
        <translation>Penalties</translation>
    </message>
    <message>
        <source>订单详情</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>导入结果</source>
        <translation>Import result</translation>
    </message>
</context>
<context>
    <name>SlotCard</name>
    <message>
        <source>力度弱：{why}</source>
        <translation>Weak: {why}</translation>
    </message>
    <message>
        <source>这里收本机上的图片、PDF、聊天记录、表格、录音和视频文件。</source>
        <translation>Pictures, PDFs, chats, spreadsheets, recordings and videos on this computer are taken here.</translation>
    </message>
    <message>
        <source>有 {count} 个不是能当证据的文件，没有添加。</source>
        <translation>{count} are no files that can be evidence; they were not added.</translation>
    </message>
    <message>
        <source>“{name}”是文件夹，没有添加：请打开它，把里面的文件拖进来。</source>
        <translation>“{name}” is a folder and was not added: open it and drag the files in it here.</translation>
    </message>
    <message>
        <source>添加文件…</source>
        <translation>Add files…</translation>
    </message>
    <message>
        <source>给“{title}”添加文件</source>
        <translation>Add files to {title}</translation>
    </message>
    <message>
        <source>还有 {count} 个文件</source>
        <translation>{count} more files</translation>
    </message>
    <message>
        <source>程序核对过 {count} 项，没有发现问题</source>
        <translation>{count} checks by the program, nothing wrong</translation>
    </message>
    <message>
        <source>另外核对过 {count} 项，通过了</source>
        <translation>{count} other checks passed</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>打开这条规则</source>
        <translation>Open this rule</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>有问题</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>请您看一眼</source>
        <translation>Please have a look</translation>
    </message>
    <message>
        <source>有了</source>
        <translation>There</translation>
    </message>
    <message>
        <source>还没有 · 必备</source>
        <translation>Not yet · needed</translation>
    </message>
    <message>
        <source>还没有 · 可选</source>
        <translation>Not yet · optional</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>记录进展</source>
        <translation>Record a step</translation>
    </message>
    <message>
        <source>到了哪一步</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>可不填；例如：平台要求补底单原图</source>
        <translation>Optional; e.g. the platform asks for the original stub</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{count} 个申诉一起记</source>
        <translation>For {count} appeals</translation>
    </message>
    <message>
        <source>记错了可以在申诉里撤回，什么都不会丢。</source>
        <translation>A mistake can be taken back in the appeal; nothing gets lost.</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>备注，可不填</source>
        <translation>Note, optional</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>{at}  开始收集材料</source>
        <translation>{at}  collecting began</translation>
    </message>
    <message>
        <source>接下来发生了什么？点一下记下来：</source>
        <translation>What happened next? Press to note it:</translation>
    </message>
    <message>
        <source>（{note}）</source>
        <translation> ({note})</translation>
    </message>
    <message>
        <source>{step} · 已撤回</source>
        <translation>{step} · taken back</translation>
    </message>
    <message>
        <source>撤回“{step}”</source>
        <translation>Take back “{step}”</translation>
    </message>
    <message>
        <source>我已经提交了…</source>
        <translation>I handed it in…</translation>
    </message>
    <message>
        <source>平台要补材料…</source>
        <translation>The platform wants more…</translation>
    </message>
    <message>
        <source>申诉成功了…</source>
        <translation>It was granted…</translation>
    </message>
    <message>
        <source>申诉没通过…</source>
        <translation>It was refused…</translation>
    </message>
    <message>
        <source>我申请了复议…</source>
        <translation>I asked for reconsideration…</translation>
    </message>
    <message>
        <source>不再跟进，结束…</source>
        <translation>Close the case…</translation>
    </message>
</context>
<context>
    <name>StoppedCard</name>
    <message>
        <source>导入被停下了</source>
        <translation>The import was stopped</translation>
    </message>
    <message>
        <source>已存进来的文件：{count} 个</source>
        <translation>Files stored: {count}</translation>
    </message>
    <message>
        <source>停下时正在读，没有存进来：{file}</source>
        <translation>Being read when it stopped, not stored: {file}</translation>
    </message>
    <message>
        <source>还没有开始的文件：{count} 个</source>
        <translation>Files not begun: {count}</translation>
    </message>
    <message>
        <source>要补上就把这些文件再拖进来一次，已存的不会重复。</source>
        <translation>To add them, drop these files once more; what is stored is not doubled.</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>{taken} 个导入，{refused} 个没有导入</source>
        <translation>{taken} imported, {refused} not imported</translation>
    </message>
    <message>
        <source>有退回行的：{count} 个</source>
        <translation>With rows sent back: {count}</translation>
    </message>
    <message>
        <source>后来撤销的：{count} 个</source>
        <translation>Undone later: {count}</translation>
    </message>
</context>
<context>
    <name>SumsRow</name>
    <message>
        <source>再不管 {hours} 小时</source>
        <translation>If ignored {hours} h</translation>
    </message>
    <message>
        <source>现在要赔</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>另有待证实</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>按 {at} 的数据推算</source>
        <translation>Reckoned by data of {at}</translation>
    </message>
    <message>
        <source>其中账单已扣 {yuan}</source>
        <translation>of which already taken: {yuan}</translation>
    </message>
    <message>
        <source>再不管 {hours} 小时还会记 {count} 次严重违规</source>
        <translation>Strikes still to come if ignored for {hours} h: {count}</translation>
    </message>
</context>
<context>
    <name>SwitchCard</name>
    <message>
        <source>重新打开</source>
        <translation>Switch on again</translation>
    </message>
    <message>
        <source>关掉这条规则…</source>
        <translation>Switch this rule off…</translation>
    </message>
    <message>
        <source>重新打开“{card}”</source>
        <translation>Switch &quot;{card}&quot; on again</translation>
    </message>
    <message>
        <source>关掉“{card}”</source>
        <translation>Switch &quot;{card}&quot; off</translation>
    </message>
    <message>
        <source>从 {at} 起关着：不判断、不上色、不算钱</source>
        <translation>Off since {at}: not judged, no colour, no money</translation>
    </message>
    <message>
        <source>这条规则开着，每个订单都按它判断</source>
        <translation>This rule is on: every order is judged by it</translation>
    </message>
    <message>
        <source>原因：{words}</source>
        <translation>Reason: {words}</translation>
    </message>
</context>
<context>
    <name>SwitchDesk</name>
    <message>
        <source>“{card}”已关掉</source>
        <translation>&quot;{card}&quot; is switched off</translation>
    </message>
    <message>
        <source>“{card}”已重新打开</source>
        <translation>&quot;{card}&quot; is on again</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>SwitchDialog</name>
    <message>
        <source>关掉规则</source>
        <translation>Switch a rule off</translation>
    </message>
    <message>
        <source>关掉以后，所有订单都不再按它判断、上色、算钱，也不提醒。</source>
        <translation>Once off, no order is judged, coloured or priced by it, and nothing reminds of it.</translation>
    </message>
    <message>
        <source>平台不会因此不罚：真的违规了，您要到被罚才知道。</source>
        <translation>The platform fines all the same: you would learn of it when the fine comes.</translation>
    </message>
    <message>
        <source>为什么关（可以不填）</source>
        <translation>Why (may be left empty)</translation>
    </message>
    <message>
        <source>为什么关</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>关掉</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>先不关</source>
        <translation>Leave it on</translation>
    </message>
    <message>
        <source>关掉“{card}”？</source>
        <translation>Switch &quot;{card}&quot; off?</translation>
    </message>
    <message>
        <source>只是不想管某一个订单：在订单里把那一条“放一边”就行。</source>
        <translation>For a single order, set the finding aside in the order instead.</translation>
    </message>
</context>
<context>
    <name>TagDesk</name>
    <message>
        <source>标记…</source>
        <translation>Tag…</translation>
    </message>
    <message>
        <source>请先在表里选一个或几个订单，再按“标记”。</source>
        <translation>First select one or more orders in the table, then choose Tag.</translation>
    </message>
    <message>
        <source>一次最多选 {most} 个订单来标记，现在选了 {count} 个。要标更多，请标在商品上。</source>
        <translation>Up to {most} orders can be tagged at once; selected now: {count}. To tag more, tag the product.</translation>
    </message>
    <message>
        <source>已标记 {count} 个订单</source>
        <translation>Orders tagged: {count}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>标记订单</source>
        <translation>Tag orders</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>是什么货、怎么送</source>
        <translation>What it is and how it is sent</translation>
    </message>
    <message>
        <source>什么时候发生的</source>
        <translation>When things happened</translation>
    </message>
    <message>
        <source>只标真实的事：标记会改变判断，也会改变罚款估算。标错了，取消勾选或按 {key} 撤销。</source>
        <translation>Tag only what is true: tags change verdicts and estimated fines. To take one back, clear its box or press {key}.</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>{tag}：时间</source>
        <translation>{tag}: time</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>用于：{cards}</source>
        <translation>For: {cards}</translation>
    </message>
    <message>
        <source>{orders} 个里有 {count} 个已标</source>
        <translation>{count} of {orders} tagged</translation>
    </message>
    <message>
        <source>时间各不相同</source>
        <translation>at different times</translation>
    </message>
    <message>
        <source>已标在商品上：{product}</source>
        <translation>Tagged on the product: {product}</translation>
    </message>
    <message>
        <source>已标在商品上</source>
        <translation>Tagged on the product</translation>
    </message>
    <message>
        <source>售后文件里写着</source>
        <translation>The after-sale file says so</translation>
    </message>
    <message>
        <source>导出文件里写着</source>
        <translation>Named in the export</translation>
    </message>
    <message>
        <source>已标</source>
        <translation>Tagged</translation>
    </message>
</context>
<context>
    <name>TagScope</name>
    <message>
        <source>这个订单 {order}</source>
        <translation>This order, {order}</translation>
    </message>
    <message>
        <source>选中的 {count} 个订单</source>
        <translation>The selected orders ({count})</translation>
    </message>
    <message>
        <source>这个商品的所有订单，以后导入的也算</source>
        <translation>All orders of this product, also those still to come</translation>
    </message>
    <message>
        <source>{product}（{count} 个订单）</source>
        <translation>{product} (orders: {count})</translation>
    </message>
    <message>
        <source>哪个商品</source>
        <translation>Which product</translation>
    </message>
    <message>
        <source>单独标过的订单不跟着商品变。</source>
        <translation>Orders tagged by themselves keep their own tags.</translation>
    </message>
</context>
<context>
    <name>TagStrip</name>
    <message>
        <source>标记…</source>
        <translation>Tag…</translation>
    </message>
    <message>
        <source>标记这个订单</source>
        <translation>Tag this order</translation>
    </message>
    <message>
        <source>记下包裹已经给了快递：今天的清单里不再催它，颜色照样等扫描记录</source>
        <translation>The parcel is with the courier: today&apos;s list no longer urges it, its colour still waits for the scan</translation>
    </message>
    <message>
        <source>还没交快递</source>
        <translation>Not handed over</translation>
    </message>
    <message>
        <source>交给快递了</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>取消“已交给快递”</source>
        <translation>Take &quot;handed over&quot; back</translation>
    </message>
    <message>
        <source>标为已交给快递</source>
        <translation>Mark as handed over</translation>
    </message>
    <message>
        <source>标记：{tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{tag}（售后文件）</source>
        <translation>{tag} (after-sale file)</translation>
    </message>
    <message>
        <source>没有标记</source>
        <translation>No tags</translation>
    </message>
    <message>
        <source>标出导出文件里没有的事：宠物、厂家自送、约定晚发、买家提问等。在表里选几个订单，可以一起标</source>
        <translation>Tell what no export carries: pets, own delivery, a later ship time agreed upon, a buyer&apos;s question … Select several orders in the table to tag them together</translation>
    </message>
    <message>
        <source>已交给快递 {at}</source>
        <translation>Handed over {at}</translation>
    </message>
    <message>
        <source>{tag}（商品）</source>
        <translation>{tag} (product)</translation>
    </message>
    <message>
        <source>{tag}（导出文件）</source>
        <translation>{tag} (export)</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>模板名字</source>
        <translation>Template name</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>读成{kind} · 表头共 {all} 列，用到 {count} 列：{columns}</source>
        <translation>Read as {kind} · {all} columns in the header, {count} used: {columns}</translation>
    </message>
</context>
<context>
    <name>TimePage</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>付款</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>上传单号</source>
        <translation>Uploaded</translation>
    </message>
    <message>
        <source>揽收</source>
        <translation>Pickup</translation>
    </message>
    <message>
        <source>到分拨</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>派件</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>包裹时间线</source>
        <translation>Timeline of the parcel</translation>
    </message>
    <message>
        <source>现在 {at}</source>
        <translation>now {at}</translation>
    </message>
</context>
<context>
    <name>TimelineLane</name>
    <message>
        <source>时间线 {name}</source>
        <translation>Timeline {name}</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>还有 {count} 条</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>轨迹只到 {at}</source>
        <translation>track known to {at}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>打开文件…</source>
        <translation>Open files…</translation>
    </message>
    <message>
        <source>订单、包裹、物流轨迹文件；也可以直接拖进窗口</source>
        <translation>Order, parcel and track files; or just drop them on the window</translation>
    </message>
    <message>
        <source>菜单：费用、申诉、导入记录、规则、设置、帮助</source>
        <translation>Menu: costs, appeals, import history, rules, settings, help</translation>
    </message>
    <message>
        <source>费用、申诉、导入记录、规则、设置、帮助</source>
        <translation>Costs, appeals, import history, rules, settings, help</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>快速认识店铺卫士</source>
        <translation>A first look at ShopGuard</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>第 {at} 步，共 {all} 步</source>
        <translation>Step {at} of {all}</translation>
    </message>
    <message>
        <source>开始用</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>TourDesk</name>
    <message>
        <source>把文件拖到这里</source>
        <translation>Drop files here</translation>
    </message>
    <message>
        <source>后台导出的订单、包裹、轨迹文件，直接拖进来。不会改动您的文件，数据只存在这台电脑上。</source>
        <translation>Drop the order, parcel and track files you export in the back office. Your files are not changed, and the data stays on this computer.</translation>
    </message>
    <message>
        <source>也可以按这里选文件</source>
        <translation>Or choose them here</translation>
    </message>
    <message>
        <source>导入以后，每个订单按风险上色，已违规的在最上面，接着是快到点的。点一个订单，右边写着为什么、要赔多少、现在怎么办。</source>
        <translation>After an import every order has a colour by its risk: violated on top, then due soon. Click one: on the right stands why, what it costs and what to do now.</translation>
    </message>
    <message>
        <source>已违规的在最上面，接着是快到点的</source>
        <translation>Violated on top, then due soon</translation>
    </message>
    <message>
        <source>点“倒计时”把还来得及的排到前面。颜色、图标和文字一起说明风险；选几单可以一起办：复制运单号、叫件单、放一边、申诉。</source>
        <translation>Press “Countdown” to bring what can still be saved to the top. Colour, icon and word tell the risk; select several to act on them together: copy waybills, call sheet, put aside, appeal.</translation>
    </message>
    <message>
        <source>要赔多少，现在怎么办</source>
        <translation>What it costs, what to do now</translation>
    </message>
    <message>
        <source>先看总数和先救哪几单；点左边的订单，这里换成它的时间线、原因和该做的事。</source>
        <translation>First the sums and whom to save first; click an order and its timeline, reasons and next steps stand here.</translation>
    </message>
    <message>
        <source>每天一次</source>
        <translation>Once a day</translation>
    </message>
    <message>
        <source>把当天导出的文件拖进窗口，或者按这里。同一个文件来两次也不会变乱。</source>
        <translation>Drop the day&apos;s exports on the window, or press here. The same file twice does no harm.</translation>
    </message>
    <message>
        <source>其他的都在菜单里</source>
        <translation>The rest is in the menu</translation>
    </message>
    <message>
        <source>费用、申诉、规则、设置和说明书。在任何地方按 F1，打开那一处的说明。</source>
        <translation>Costs, appeals, rules, settings and the manual. Press F1 anywhere for help on that place.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>打开店铺卫士</source>
        <translation>Open ShopGuard</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>已锁上</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>已违规 {violated} · 快到点 {due} · 要留意 {watch}</source>
        <translation>Violated {violated} · due soon {due} · watch {watch}</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
</context>
<context>
    <name>TruthPage</name>
    <message>
        <source>对账</source>
        <translation>Predicted and taken</translation>
    </message>
    <message>
        <source>还没定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>没法核对</source>
        <translation>Cannot be checked</translation>
    </message>
    <message>
        <source>这些数怎么来的</source>
        <translation>Where these figures come from</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Which month</translation>
    </message>
    <message>
        <source>还没有动账明细，不知道平台到底扣了多少</source>
        <translation>No ledger yet: what the platform really took is unknown</translation>
    </message>
    <message>
        <source>1. 打开抖店后台的资金页，找到“动账明细”（不是结算账单）</source>
        <translation>1. In the back office open the funds page and find 动账明细 (ledger), not the settlement bill</translation>
    </message>
    <message>
        <source>2. 日期选上最近两三个月，场景选全部，导出 CSV</source>
        <translation>2. Choose the last two or three months and all scenes, export as CSV</translation>
    </message>
    <message>
        <source>3. 下载的文件（压缩包也行）直接拖进主窗口</source>
        <translation>3. Drop the downloaded file (a ZIP is fine) on the main window</translation>
    </message>
    <message>
        <source>导入以后，这里一单一单地对：哪些罚款提前标红了、漏了几笔、误报几单，预计和实扣差多少。</source>
        <translation>Then every order is compared here: which fines were red before, how many were missed, false alarms, and predicted against taken.</translation>
    </message>
    <message>
        <source>所有月份</source>
        <translation>all months</translation>
    </message>
    <message>
        <source>点一单或按回车看订单</source>
        <translation>Click an order or press Enter to see it</translation>
    </message>
</context>
<context>
    <name>TurnedWords</name>
    <message>
        <source>{count} 单</source>
        <translation>{count} order(s)</translation>
    </message>
    <message>
        <source>订单 {order}</source>
        <translation>order {order}</translation>
    </message>
    <message>
        <source>{orders} 的标记（{names}）</source>
        <translation>tags ({names}) of {orders}</translation>
    </message>
    <message>
        <source>{orders} 的“已交给快递”</source>
        <translation>&quot;handed over&quot; of {orders}</translation>
    </message>
    <message>
        <source>规则“{names}”的开关</source>
        <translation>the switch of the rule &quot;{names}&quot;</translation>
    </message>
    <message>
        <source>{orders} 的备注“{words}”</source>
        <translation>note &quot;{words}&quot; of {orders}</translation>
    </message>
    <message>
        <source>删掉 {orders} 的备注</source>
        <translation>deletion of the note of {orders}</translation>
    </message>
    <message>
        <source>{orders} 放一边（{names}）</source>
        <translation>set aside: {orders} ({names})</translation>
    </message>
    <message>
        <source>{orders} 放一边</source>
        <translation>set aside: {orders}</translation>
    </message>
</context>
<context>
    <name>UnlockCard</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>忘了密码…</source>
        <translation>Forgotten…</translation>
    </message>
    <message>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>换密码并打开</source>
        <translation>Change and open</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>想不起来：回到恢复以前的数据</source>
        <translation>I do not remember it: take the restore back</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>恢复了 {when} 的备份：请输入做备份那时的密码，不是后来换的。</source>
        <translation>The backup of {when} was put in place. Enter the password of that time, not a later one.</translation>
    </message>
    <message>
        <source>已回到恢复以前的数据，请输入原来的密码。</source>
        <translation>The data is what it was before the restore. Enter its password.</translation>
    </message>
    <message>
        <source>密码换好了，下次用新密码打开。纸上的恢复密钥没有变，照样有效，请继续收好。</source>
        <translation>The password is changed; use the new one from now on. The recovery key on paper is the same and stays good: keep it.</translation>
    </message>
    <message>
        <source>没有做成新的备份，以前的备份要用当时的密码：打开以后请备份一次。</source>
        <translation> No fresh backup could be made, and earlier ones need the password of their time: make one once it is open.</translation>
    </message>
    <message>
        <source>现在锁着，不收文件：先输密码打开，再拖进来。</source>
        <translation>It is locked and takes no files: open it with the password first, then drag them here.</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
    <message>
        <source>已锁上</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>输入设密码时打印或抄下来的恢复密钥，再定一个新密码。</source>
        <translation>Type the recovery key that you printed or wrote down when the password was set, and choose a new password.</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>店铺卫士 · 已锁上</source>
        <translation>ShopGuard · locked</translation>
    </message>
</context>
<context>
    <name>UpdateDesk</name>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>有新的</source>
        <translation>Something new</translation>
    </message>
    <message>
        <source>打开下载页</source>
        <translation>Open the download page</translation>
    </message>
    <message>
        <source>这些不再提醒</source>
        <translation>Do not tell me again</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>程序不会自己下载或安装。装新版本时，数据留在原处。下载页：</source>
        <translation>The program never downloads or installs anything by itself. A new version leaves your data where it is. Download page:</translation>
    </message>
    <message>
        <source>浏览器没有打开。请把上面的网址抄到浏览器里。</source>
        <translation>The browser did not open. Copy the address above into your browser.</translation>
    </message>
    <message>
        <source>店铺卫士 {version}（{day}）</source>
        <translation>ShopGuard {version} ({day})</translation>
    </message>
    <message>
        <source>您现在用的是 {version}。</source>
        <translation>You are using {version}.</translation>
    </message>
    <message>
        <source>有什么新的</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>新的规则文件（{day}）</source>
        <translation>New rule file ({day})</translation>
    </message>
    <message>
        <source>在下载页下载这个文件，再把它拖进窗口。用之前先核对，它的 SHA-256 应该是：</source>
        <translation>Download this file from the download page and drop it on the window. Compare before you take it: its SHA-256 should be</translation>
    </message>
</context>
<context>
    <name>UpdateLine</name>
    <message>
        <source>现在问一次</source>
        <translation>Ask now</translation>
    </message>
    <message>
        <source>看看有什么新的…</source>
        <translation>See what is new…</translation>
    </message>
    <message>
        <source>现在还打不开：还没有可以问的网址。等有了下载网站，新版本里会带上。</source>
        <translation>It cannot be switched on yet: there is no address to ask at. Once there is a download site, a new version will bring it.</translation>
    </message>
    <message>
        <source>正在问…</source>
        <translation>Asking…</translation>
    </message>
</context>
<context>
    <name>UpdateStrip</name>
    <message>
        <source>看看有什么新的…</source>
        <translation>See what is new…</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>有新的规则文件（{day}）。</source>
        <translation>There is a new rule file ({day}).</translation>
    </message>
    <message>
        <source>有新版本 {version}（{day}），也有新的规则文件。</source>
        <translation>There is a new version {version} ({day}), and a new rule file.</translation>
    </message>
    <message>
        <source>有新版本 {version}（{day}）。</source>
        <translation>There is a new version {version} ({day}).</translation>
    </message>
</context>
<context>
    <name>ViewCard</name>
    <message>
        <source>视图的名字</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>改名：{name}</source>
        <translation>Rename: {name}</translation>
    </message>
    <message>
        <source>删除：{name}</source>
        <translation>Delete: {name}</translation>
    </message>
</context>
<context>
    <name>ViewDesk</name>
    <message>
        <source>视图</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>保存现在的样子…</source>
        <translation>Save the table as it is…</translation>
    </message>
    <message>
        <source>整理视图…</source>
        <translation>Tidy up views…</translation>
    </message>
    <message>
        <source>已替换视图“{name}”。</source>
        <translation>View “{name}” replaced.</translation>
    </message>
    <message>
        <source>已保存视图“{name}”，在“视图”里随时打开。</source>
        <translation>View “{name}” saved; open it under “Views” at any time.</translation>
    </message>
</context>
<context>
    <name>ViewList</name>
    <message>
        <source>整理视图</source>
        <translation>Tidy up views</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>前九个视图可以按 Alt+1 到 Alt+9 打开。删除视图不影响订单。</source>
        <translation>The first nine views open with Alt+1 to Alt+9. Deleting a view changes no order.</translation>
    </message>
    <message>
        <source>还没有视图。先筛选、排序，再选“视图 → 保存现在的样子…”。</source>
        <translation>No views yet. Filter and sort first, then choose “Views → Save the table as it is…”.</translation>
    </message>
    <message>
        <source>已删除视图“{name}”。</source>
        <translation>View “{name}” deleted.</translation>
    </message>
</context>
<context>
    <name>ViewNameDialog</name>
    <message>
        <source>保存视图</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>例如：今天要催的圆通</source>
        <translation>e.g. YTO to chase today</translation>
    </message>
    <message>
        <source>视图的名字</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>给这个视图起个名字：</source>
        <translation>Name this view:</translation>
    </message>
    <message>
        <source>已经有“{name}”：保存会替换它。</source>
        <translation>There is “{name}” already: saving replaces it.</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message>
        <source>好的，不再自动找新导出。</source>
        <translation>Done: new exports are no longer looked for.</translation>
    </message>
    <message>
        <source>好的，从现在起，这个文件夹里新来的导出会自动认出来。</source>
        <translation>Done: from now on new exports in this folder are recognised by themselves.</translation>
    </message>
    <message>
        <source>正在看这个文件夹里的文件…</source>
        <translation>Looking at the files in this folder…</translation>
    </message>
    <message>
        <source>这个文件夹里没有还没导入的导出文件。</source>
        <translation>This folder holds no export that is not imported yet.</translation>
    </message>
    <message>
        <source>找到 {number} 个还没导入的导出文件，关掉这个小窗口，在上方选择“导入”或“忽略”。</source>
        <translation>Exports not imported yet: {number}. Close this dialog and choose Import or Ignore at the top.</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>自动导入的文件夹</source>
        <translation>Folder for automatic import</translation>
    </message>
    <message>
        <source>先问我：在窗口上方提示，点“导入”才导入</source>
        <translation>Ask me first: shown at the top of the window, imported when I press Import</translation>
    </message>
    <message>
        <source>直接导入：下载完就自动导入，导入记录里看得到</source>
        <translation>Import at once: as soon as the download is complete; listed in the import history</translation>
    </message>
    <message>
        <source>看看已有的</source>
        <translation>Look at what is there</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>不再自动找</source>
        <translation>Stop watching</translation>
    </message>
    <message>
        <source>用“下载”文件夹</source>
        <translation>Use the Downloads folder</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>没有选：新导出的文件要自己打开或拖进来</source>
        <translation>None chosen: open new exports yourself or drop them on the window</translation>
    </message>
    <message>
        <source>后台导出的表格一般都存进同一个文件夹（多半是“下载”）。选一次，以后新导出的文件会自动认出来。</source>
        <translation>Exports from the back office usually land in one folder (mostly Downloads). Choose it once, and new exports are recognised by themselves.</translation>
    </message>
    <message>
        <source>只看这个文件夹里新来的文件，不看子文件夹；别的文件不会提起，也不会记下名字。</source>
        <translation>Only new files right in this folder are looked at, no subfolders; other files are never mentioned and their names are not kept.</translation>
    </message>
    <message>
        <source>现在看的文件夹</source>
        <translation>Folder watched now</translation>
    </message>
    <message>
        <source>认出新导出以后</source>
        <translation>When a new export is recognised</translation>
    </message>
    <message>
        <source>选文件夹之前就在里面的文件不会提起；想把以前的导出也找出来：</source>
        <translation>Files that were there before you chose the folder are not mentioned. To find earlier exports too:</translation>
    </message>
    <message>
        <source>选择存放导出文件的文件夹</source>
        <translation>Choose the folder your exports are saved in</translation>
    </message>
</context>
<context>
    <name>WatchStrip</name>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>忽略</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>这些文件以后不再提起；需要时仍可以自己打开或拖进来</source>
        <translation>These files are not mentioned again; you can still open them or drop them on the window</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>发现 {number} 个新导出：{names}</source>
        <translation>New exports found ({number}): {names}</translation>
    </message>
    <message>
        <source>上次关窗口时还有 {number} 个文件没导完：{names}</source>
        <translation>{number} file(s) were not imported when the window was closed: {names}</translation>
    </message>
</context>
<context>
    <name>WhichShopDialog</name>
    <message>
        <source>记住，以后同样的文件不再问</source>
        <translation>Remember this and do not ask again for such files</translation>
    </message>
    <message>
        <source>添加店铺</source>
        <translation>Add shop</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>这些文件是哪家店的？</source>
        <translation>Which shop are these files from?</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>{file} 是哪家店的</source>
        <translation>Which shop {file} is from</translation>
    </message>
    <message>
        <source>不在里面？输入新店铺的名字</source>
        <translation>Not listed? Enter the name of a new shop</translation>
    </message>
    <message>
        <source>新店铺的名字</source>
        <translation>Name of the new shop</translation>
    </message>
    <message>
        <source>先不导入</source>
        <translation>Do not import now</translation>
    </message>
    <message>
        <source>从文件名、文件夹和订单号都看不出是哪家店。</source>
        <translation>Neither names, folders nor order numbers tell whose these files are.</translation>
    </message>
    <message>
        <source>名字和文件夹都看不出店铺，这次选的不会用到别的文件上</source>
        <translation>Name and folder tell no shop: your choice is for this file only</translation>
    </message>
    <message>
        <source>可以记住：文件夹“{words}”里的文件</source>
        <translation>Can be remembered: files in the folder “{words}”</translation>
    </message>
    <message>
        <source>可以记住：名字里有“{words}”的文件</source>
        <translation>Can be remembered: files with “{words}” in their name</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>店铺卫士打不开</source>
        <translation>ShopGuard cannot open</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
    <message>
        <source>数据库有损坏，正在找完好的备份…</source>
        <translation>The database is damaged. Looking for a whole backup…</translation>
    </message>
    <message>
        <source>正在恢复备份，请稍等，窗口马上回来…</source>
        <translation>Restoring the backup, one moment; the window comes back…</translation>
    </message>
    <message>
        <source>正在找备份里的密码文件…</source>
        <translation>Looking for the lock in the backups…</translation>
    </message>
    <message>
        <source>密码文件有问题</source>
        <translation>The lock is missing or damaged</translation>
    </message>
    <message>
        <source>放回密码文件</source>
        <translation>Put the lock back</translation>
    </message>
    <message>
        <source>恢复备份…</source>
        <translation>Restore a backup…</translation>
    </message>
    <message>
        <source>数据库有损坏</source>
        <translation>The database is damaged</translation>
    </message>
    <message>
        <source>恢复这个备份</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>选别的备份…</source>
        <translation>Choose another backup…</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>恢复哪个备份？</source>
        <translation>Which backup?</translation>
    </message>
    <message>
        <source>备份 (*.zip)</source>
        <translation>Backups (*.zip)</translation>
    </message>
    <message>
        <source>正在撤销恢复，请稍等，窗口马上回来…</source>
        <translation>Undoing the restore. Please wait, the window comes back in a moment…</translation>
    </message>
</context>
<context>
    <name>WindowBody</name>
    <message>
        <source>按公开规则推算，平台保留解释权：没标红，不等于一定不罚。</source>
        <translation>Worked out from the published rules; the platform has the last word. Not red does not mean no fine.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>还剩 {span}</source>
        <translation>{span} left</translation>
    </message>
    <message>
        <source>已过 {span}</source>
        <translation>{span} over</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>WorkedPage</name>
    <message>
        <source>只数平台已经答复的申诉，材料按记录结果那一刻在不在申诉里算。管用不等于保证成功，单子少的只能参考。</source>
        <translation>Only appeals the platform has answered count, with the material that was in them when the result was noted. It is no promise, and few cases say little.</translation>
    </message>
    <message>
        <source>这些申诉里没有放过材料。</source>
        <translation>These appeals held no material.</translation>
    </message>
    <message>
        <source>只有 {count} 个有结果，还看不出什么。</source>
        <translation>Only {count} decided: too few to say anything.</translation>
    </message>
    <message>
        <source>还没有平台答复过的申诉</source>
        <translation>The platform has answered no appeal yet</translation>
    </message>
    <message>
        <source>平台答复以后，在申诉里记下“成功”或“未通过”。这里会按违规和材料数：放了哪种材料的，成功几个。</source>
        <translation>When the platform has answered, note “granted” or “refused” in the appeal. Here is counted, by violation and material: how many with it were granted.</translation>
    </message>
</context>
</TS>
