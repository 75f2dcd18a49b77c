; The Windows installer: per user, no administrator, Chinese and English. build.py gives VERSION, OUT_FILE, FILES, ICON, SIDE, SIZE_KB, TARGET.
;
;   setup.exe /S [/DESKTOP] [/DOWNGRADE] [/D=C:\folder]      without a window; /D= comes last and takes no quotes
;   uninstall.exe /S [/DATA]                                 without a window; /DATA also deletes the owner's data
;
; Exit codes: 0 done · 1 the owner has stopped it · 2 not done, what was there is as it was (the program is open, no room, a folder of
; somebody else's) · 3 a newer version is installed (only without a window and without /DOWNGRADE).
;
; The new program is laid into a folder beside the old one; two renames put it in its place. Whatever interrupts, either the old or the
; new program is whole (between the two renames for a moment neither is in its place: the next run of the installer puts the old back).
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
!define LIST_OF_FILES "files.txt" ; in the program folder: what the installer has put there
!define OLDEST_BUILD 17763 ; Windows 10 1809: the oldest that Qt 6.11 runs on

Name "ShopGuard"
OutFile "${OUT_FILE}"
InstallDir "$LOCALAPPDATA\Programs\ShopGuard"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "ShopGuard ${VERSION}"

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
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
  Pop $0
FunctionEnd

; Removes from the folder on the stack what an installer has put there (it left a list); what is somebody else's stays.
Function ${un}RemoveProgram
  Exch $0
  Push $1
  Push $2
  ClearErrors
  FileOpen $1 "$0\${LIST_OF_FILES}" r
  ${IfNot} ${Errors}
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
    ${Loop}
    FileClose $1
    Delete "$0\${LIST_OF_FILES}"
  ${EndIf}
  RMDir "$0"
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

; Leaves "1" on the stack if the program may go into $INSTDIR: not there, empty, or a ShopGuard of ours.
Function MayInstall
  Push $0
  StrCpy $0 1
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${LIST_OF_FILES}"
    ${DirState} "$INSTDIR" $0
    ${If} $0 = 0
      StrCpy $0 1
    ${Else}
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
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
  ${IfNot} ${FileExists} "$INSTDIR\*.*" ; an earlier run was interrupted between the two renames
  ${AndIf} ${FileExists} "$Old\${LIST_OF_FILES}"
    Rename "$Old" "$INSTDIR"
  ${EndIf}
  Call MayInstall
  Pop $0
  ${If} $0 = 0
    ${Stop} "$(folder_in_use)" 2
  ${EndIf}
  Call FindBefore
  Call CloseBoth

  RMDir /r "$Staging"
  Push "$Old"
  Call RemoveProgram
  ClearErrors
  !include "${FILES}"
  WriteUninstaller "$Staging\uninstall.exe"
  SetOutPath "$TEMP" ; a folder somebody stands in cannot be renamed
  ${If} ${Errors}
    RMDir /r "$Staging"
    ${Stop} "$(not_written)" 2
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

Function FindBefore
  ReadRegStr $Before HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $Before == $INSTDIR
  ${OrIfNot} ${FileExists} "$Before\${LIST_OF_FILES}"
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
    ClearErrors
    Rename "$INSTDIR" "$Old"
    ${If} ${Errors}
      RMDir /r "$Staging"
      ${Stop} "$(still_open)" 2
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$Staging" "$INSTDIR"
  ${If} ${Errors}
    Rename "$Old" "$INSTDIR"
    RMDir /r "$Staging"
    ${Stop} "$(not_written)" 2
  ${EndIf}
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
      Rename "$Old\$1" "$INSTDIR\$1"
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
  ${IfNot} ${FileExists} "$INSTDIR\${LIST_OF_FILES}"
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
  Delete "$SMPROGRAMS\ShopGuard.lnk"
  Delete "$DESKTOP\ShopGuard.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${If} ${FileExists} "$INSTDIR\*.*"
    DetailPrint "$(something_stays)"
  ${EndIf}
SectionEnd
