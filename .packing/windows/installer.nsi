; The Windows installer: per user, no administrator, Chinese and English. build.py gives VERSION, OUT_FILE, FILES, LIST_OF_FILES,
; LIST_BEGINS, ICON, SIDE, SIZE_KB, TARGET and, where things are signed, SIGN.
;
;   setup.exe /S [/DESKTOP] [/DOWNGRADE] [/D=C:\folder]      without a window; /D= comes last and takes no quotes; a whole drive is no
;                                                            folder: then it is as without /D=
;   uninstall.exe /S [/DATA]                                 without a window; /DATA also deletes the owner's data
;
; Exit codes: 0 done · 1 the owner has stopped it · 2 not done, what was there is as it was (the program is open, no room, a folder of
; somebody else's, the new program does not start) · 3 a newer version is installed (only without a window and without /DOWNGRADE).
;
; The new program is laid into a folder beside the old one and started once; two renames put it in its place. Whatever interrupts,
; either the old or the new program is whole (between the two renames for a moment neither is in its place: the next run of the
; installer puts the old back). What the installer takes away it knows by a list of its own; everything else stays where it is.
Unicode true
Target ${TARGET}
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off ; the same files give the same installer
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ShopGuard"
!define APPLICATION_ID "shopguard.window" ; the same as the window's: one button in the task bar
!define ERROR_ALREADY_EXISTS 183
!define OLDEST_BUILD 17763 ; Windows 10 1809: the oldest that Qt 6.11 runs on

Name "ShopGuard"
OutFile "${OUT_FILE}"
InstallDir "$LOCALAPPDATA\Programs\ShopGuard"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "ShopGuard ${VERSION}"
AllowSkipFiles off
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveDirectory
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(folder_text)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!define MUI_FINISHPAGE_RUN_TEXT "$(start_now)"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION DesktopIcon
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(desktop_icon)"
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.ShowData un.LeaveData
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "SimpChinese" ; the first one is for every system language that is not named
!insertmacro MUI_LANGUAGE "English"
!include texts.nsh

!pragma warning disable 9100 ; no copyright line
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "ShopGuard"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "ShopGuard 店铺卫士"

Var Staging ; the new program, until it is whole
Var Old ; the old program, once the new one is in its place
Var Before ; where the program has been until now, if that is another folder
Var AndData
Var DataBox

; Says a sentence and stops; nothing of what was there is changed.
!macro stop text code
  SetErrorLevel ${code}
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  DetailPrint "${text}"
  Quit
!macroend
!define Stop "!insertmacro stop"

; ---------------------------------------------------------------------------------------------------------------- both programs
!macro shared un

; Leaves "1" on the stack if nothing in $INSTDIR is running, else "0". A program that runs cannot be opened for writing.
Function ${un}IsClosed
  Push $0
  Push $1
  StrCpy $1 1
  ${If} ${FileExists} "$INSTDIR\ShopGuard.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\ShopGuard.exe" a
    ${If} ${Errors}
      StrCpy $1 0
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\shopguard-cli.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\shopguard-cli.exe" a
    ${If} ${Errors}
      StrCpy $1 0
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  StrCpy $0 $1
  Pop $1
  Exch $0
FunctionEnd

; Asks the program to close, then the owner; without a window stops with 2. Never ends it by force.
Function ${un}CloseProgram
  Push $0
  ${Do}
    Call ${un}IsClosed
    Pop $0
    ${If} $0 = 1
      ${ExitDo}
    ${EndIf}
    DetailPrint "$(closing)"
    ClearErrors
    ExecWait '"$INSTDIR\ShopGuard.exe" --quit' $0
    Sleep 500 ; the process that has closed still lets go of its files
    Call ${un}IsClosed
    Pop $0
    ${If} $0 = 1
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
    ${OrIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(still_open)" IDCANCEL`
      ${If} $Staging != ""
        RMDir /r "$Staging"
      ${EndIf}
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
  Pop $0
FunctionEnd

; Leaves "1" on the stack if the folder on the stack holds a program that an installer of ours has put there, else "0".
Function ${un}IsOurs
  Exch $0
  Push $1
  Push $2
  StrCpy $2 ""
  ClearErrors
  FileOpen $1 "$0\${LIST_OF_FILES}" r
  ${IfNot} ${Errors}
    FileRead $1 $2
    FileClose $1
  ${EndIf}
  ${${un}TrimNewLines} $2 $2
  StrCpy $0 0
  ${If} $2 == "${LIST_BEGINS}"
    StrCpy $0 1
  ${EndIf}
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

; Removes from the folder on the stack what an installer of ours has put there; what is somebody else's stays. The list goes last, so
; that what could not be removed (it is in use) is still known for ours.
Function ${un}RemoveProgram
  Exch $0
  Push $1
  Push $2
  Push $3
  Push "$0"
  Call ${un}IsOurs
  Pop $3
  ${If} $3 = 1
    FileOpen $1 "$0\${LIST_OF_FILES}" r
    FileRead $1 $2 ; the line by which it is known
    ${Do}
      ClearErrors
      FileRead $1 $2
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      ${${un}TrimNewLines} $2 $2
      ${If} $2 == ""
        ${Continue}
      ${EndIf}
      ${If} ${FileExists} "$0\$2\*.*"
        RMDir /r "$0\$2"
      ${Else}
        Delete "$0\$2"
      ${EndIf}
      ${If} ${FileExists} "$0\$2"
        StrCpy $3 0
      ${EndIf}
    ${Loop}
    FileClose $1
    ${If} $3 = 1
      Delete "$0\${LIST_OF_FILES}"
    ${EndIf}
  ${EndIf}
  RMDir "$0"
  ClearErrors
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro shared ""
!insertmacro shared "un."

; -------------------------------------------------------------------------------------------------------------------- installer
Function .onInit
  ${IfNot} ${IsNativeAMD64}
  ${AndIfNot} ${IsNativeARM64}
    ${Stop} "$(too_old)" 2
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    ${Stop} "$(too_old)" 2
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "ShopGuard.setup") p .r0 ?e' ; until this process ends
  Pop $0
  ${If} $0 = ${ERROR_ALREADY_EXISTS} ; the owner has clicked twice: both would lay files into the same folder
    ${Stop} "$(setup_open)" 2
  ${EndIf}
  Call AskDowngrade
FunctionEnd

Function AskDowngrade
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${VersionCompare} "$0" "${VERSION}" $1 ; 1: the installed one is newer
  ${If} $0 == ""
  ${OrIf} $1 <> 1
    Return
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DOWNGRADE" $2
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  ${If} ${Silent}
    SetErrorLevel 3
    Quit
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(newer_installed)" IDYES +3
  SetErrorLevel 1
  Quit
FunctionEnd

; Leaves "1" on the stack if the program may go into $INSTDIR: a ShopGuard of ours, or empty or not there, and nobody's place.
Function MayInstall
  Push $0
  Push $1
  Push "$INSTDIR"
  Call IsOurs
  Pop $0
  ${If} $0 = 0
  ${AndIf} ${FileExists} "$INSTDIR\*.*"
    ${DirState} "$INSTDIR" $0
    ${If} $0 <> 0
      StrCpy $0 "others"
    ${EndIf}
  ${EndIf}
  ${If} $0 == "others"
  ${OrIf} $INSTDIR == $DESKTOP ; may be empty, and would be put in the place of
  ${OrIf} $INSTDIR == $DOCUMENTS
    StrCpy $0 0
  ${Else}
    Push "$LOCALAPPDATA\ShopGuard" ; the owner's data
    Call IsWithin
    Pop $0
    ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 = 0
    ${AndIf} $1 != ""
    ${AndIf} $1 != $INSTDIR
      Push $1 ; the program that is to be taken away
      Call IsWithin
      Pop $0
    ${EndIf}
    IntOp $0 $0 !
  ${EndIf}
  Pop $1
  Exch $0
FunctionEnd

; Leaves "1" on the stack if $INSTDIR is the folder on the stack or lies in it, else "0".
Function IsWithin
  Exch $0
  Push $1
  Push $2
  StrCpy $0 "$0\"
  StrLen $1 $0
  StrCpy $2 "$INSTDIR\" $1
  ${If} $2 == $0
    StrCpy $0 1
  ${Else}
    StrCpy $0 0
  ${EndIf}
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

Function LeaveDirectory
  Call MayInstall
  Pop $0
  ${If} $0 = 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(folder_in_use)"
    Abort
  ${EndIf}
FunctionEnd

Section
  StrCpy $Staging "$INSTDIR.shopguard-new"
  StrCpy $Old "$INSTDIR.shopguard-old"
  Call MendInterrupted
  Call MayInstall
  Pop $0
  ${If} $0 = 0
    ${Stop} "$(folder_in_use)" 2
  ${EndIf}
  Call FindBefore
  Call CloseBoth

  RMDir /r "$Staging"
  ClearErrors
  !include "${FILES}"
  WriteUninstaller "$Staging\uninstall.exe"
  SetOutPath "$TEMP" ; a folder somebody stands in cannot be renamed
  ${If} ${Errors}
    RMDir /r "$Staging"
    ${Stop} "$(not_written)" 2
  ${EndIf}
  ; a security program may have taken something away: the new one is started before the old one goes
  ExecWait '"$Staging\ShopGuard.exe" --version' $0
  ${If} ${Errors}
  ${OrIf} $0 <> 0
    RMDir /r "$Staging"
    ${Stop} "$(not_starting)" 2
  ${EndIf}

  Call CloseBoth ; it may have been opened meanwhile
  Call Swap
  Call KeepOthersFiles
  ${If} $Before != ""
    Push "$Before"
    Call RemoveProgram
  ${EndIf}
  Call Register
SectionEnd

; An earlier run was ended by force between the two renames, or before it had tidied up after them.
Function MendInterrupted
  ${If} ${FileExists} "$INSTDIR\*.*"
    Push "$INSTDIR"
    Call IsOurs
    Pop $0
    ${If} $0 = 1
      Call KeepOthersFiles
    ${EndIf}
  ${Else}
    Push "$Old"
    Call IsOurs
    Pop $0
    ${If} $0 = 1
      Rename "$Old" "$INSTDIR"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The disk was full, or the owner has stopped it while files were laid.
Function .onInstFailed
  SetOutPath "$TEMP"
  ${If} $Staging != ""
    RMDir /r "$Staging"
  ${EndIf}
FunctionEnd

Function FindBefore
  ReadRegStr $Before HKCU "${UNINSTALL_KEY}" "InstallLocation"
  Push "$Before"
  Call IsOurs
  Pop $0
  ${If} $Before == $INSTDIR
  ${OrIf} $0 = 0
    StrCpy $Before ""
  ${EndIf}
FunctionEnd

Function CloseBoth
  Call CloseProgram
  ${If} $Before != ""
    Push $INSTDIR
    StrCpy $INSTDIR $Before
    Call CloseProgram
    Pop $INSTDIR
  ${EndIf}
FunctionEnd

Function Swap
  RMDir "$INSTDIR" ; an empty one
  ${If} ${FileExists} "$INSTDIR\*.*"
    Push "$INSTDIR"
    Push "$Old"
    Call MoveFolder
    Pop $0
    ${If} $0 = 0
      RMDir /r "$Staging"
      ${Stop} "$(in_use)" 2
    ${EndIf}
    ${IfNot} ${FileExists} "$Before\${LIST_OF_FILES}" ; gone with it: it was the same folder, spelled otherwise
      StrCpy $Before ""
    ${EndIf}
  ${EndIf}
  Push "$Staging"
  Push "$INSTDIR"
  Call MoveFolder
  Pop $0
  ${If} $0 = 0
    Push "$Old"
    Push "$INSTDIR"
    Call MoveFolder
    Pop $0
    RMDir /r "$Staging"
    ${Stop} "$(not_written)" 2
  ${EndIf}
FunctionEnd

; Renames a folder (on the stack: from, to). Virus scanners look into new programs and hold them meanwhile: tries for a while. Leaves
; "1" on the stack if it was done, else "0".
Function MoveFolder
  Exch $0
  Exch
  Exch $1
  Push $2
  StrCpy $2 40
  ${Do}
    ClearErrors
    Rename "$1" "$0"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    Sleep 250
    IntOp $2 $2 - 1
  ${LoopUntil} $2 = 0
  StrCpy $0 $2
  ${If} $0 <> 0
    StrCpy $0 1
  ${EndIf}
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

; What else lay in the program's folder is put back into it.
Function KeepOthersFiles
  Push "$Old"
  Call RemoveProgram
  ClearErrors
  FindFirst $0 $1 "$Old\*.*"
  ${DoUntil} ${Errors}
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      ${If} ${FileExists} "$INSTDIR\$1"
        Rename "$Old\$1" "$INSTDIR\$1.before"
      ${Else}
        Rename "$Old\$1" "$INSTDIR\$1"
      ${EndIf}
      ClearErrors
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  RMDir "$Old"
  ClearErrors
FunctionEnd

Function Register
  Push "$SMPROGRAMS\ShopGuard.lnk"
  Call Shortcut
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DESKTOP" $2
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$DESKTOP\ShopGuard.lnk" ; the program may have moved
    Call DesktopIcon
  ${EndIf}
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "ShopGuard 店铺卫士"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\ShopGuard.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; Makes the shortcut whose path is on the stack, with the window's id, so that a pinned one and the window share a button.
Function Shortcut
  Exch $0
  Push $1
  Push $2
  Push $3
  Push $4
  CreateShortcut "$0" "$INSTDIR\ShopGuard.exe" "" "$INSTDIR\ShopGuard.exe" 0 SW_SHOWNORMAL "" "$(what_it_does)"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r1 ""
  ${If} $1 P<> 0
    ${IUnknown::QueryInterface} $1 '("${IID_IPersistFile}",.r2)'
    ${If} $2 P<> 0
      ${IPersistFile::Load} $2 '("$0",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $1 '("${IID_IPropertyStore}",.r3)'
      ${If} $3 P<> 0
        Call WriteId
        ${IPersistFile::Save} $2 '("$0",1)'
        ${IUnknown::Release} $3 ""
      ${EndIf}
      ${IUnknown::Release} $2 ""
    ${EndIf}
    ${IUnknown::Release} $1 ""
  ${EndIf}
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Into the property store $3.
Function WriteId
  Push $0
  Push $1
  Push $2
  System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r0'
  System::Call '*(&w64 "${APPLICATION_ID}")p.r1'
  System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,r1)p.r2'
  ${IPropertyStore::SetValue} $3 '($0,$2)'
  ${IPropertyStore::Commit} $3 ""
  System::Free $2
  System::Free $1
  System::Free $0
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function DesktopIcon
  Push "$DESKTOP\ShopGuard.lnk"
  Call Shortcut
FunctionEnd

Function Start
  Exec '"$INSTDIR\ShopGuard.exe"'
FunctionEnd

; ------------------------------------------------------------------------------------------------------------------ uninstaller
Function un.onInit
  StrCpy $AndData 0
  ${un.GetParameters} $0
  ClearErrors
  ${un.GetOptions} $0 "/DATA" $1
  ${IfNot} ${Errors}
    StrCpy $AndData 1
  ${EndIf}
FunctionEnd

Function un.ShowData
  !insertmacro MUI_HEADER_TEXT "$(remove_title)" "$(remove_subtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "$(data_text)"
  Pop $0
  ${NSD_CreateCheckbox} 0 44u 100% 12u "$(data_box)"
  Pop $DataBox
  ${If} $AndData = 1
    ${NSD_Check} $DataBox
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.LeaveData
  ${NSD_GetState} $DataBox $AndData
  ${If} $AndData = ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(data_sure)" IDYES +2
    Abort
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  Push "$INSTDIR"
  Call un.IsOurs
  Pop $0
  ${If} $0 = 0
    ${Stop} "$(not_a_program)" 2
  ${EndIf}
  Call un.CloseProgram
  StrCpy $1 ""
  ${If} $AndData = 1
    StrCpy $1 " --and-data"
  ${EndIf}
  DetailPrint "$(removing_traces)"
  ClearErrors
  ExecWait '"$INSTDIR\ShopGuard.exe" --remove-traces$1' $0
  ${If} ${Errors}
  ${OrIf} $0 <> 0
    ${If} $AndData = 1 ; the owner wants his data gone: the program that can do it stays
      ${Stop} "$(data_not_removed)" 2
    ${EndIf}
    DetailPrint "$(traces_not_removed)"
  ${EndIf}
  Push "$INSTDIR"
  Call un.RemoveProgram
  RMDir /r "$INSTDIR.shopguard-new" ; of an upgrade that was ended by force
  Push "$INSTDIR.shopguard-old"
  Call un.RemoveProgram
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${IfNot} ${FileExists} "$0\uninstall.exe" ; else this was a copy of the program
    Delete "$SMPROGRAMS\ShopGuard.lnk"
    Delete "$DESKTOP\ShopGuard.lnk"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*.*"
    DetailPrint "$(something_stays)"
  ${EndIf}
SectionEnd
