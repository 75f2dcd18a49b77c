# Walks an installer through its life on a real Windows: install, self-test, upgrade while the window is open, uninstall without and with the
# data. Stops at the first step that does not hold. For a machine without a ShopGuard of its owner's, such as a runner.
#
#   pwsh .packing/windows/real_trial.ps1 -Installer ShopGuard-0.1.0-windows-x64-setup.exe -Out FOLDER
param([Parameter(Mandatory)][string]$Installer, [Parameter(Mandatory)][string]$Out)
$ErrorActionPreference = 'Stop'
$patience = 60
$program = "$env:LOCALAPPDATA\Programs\ShopGuard"
$data = "$env:LOCALAPPDATA\ShopGuard"
$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\ShopGuard'
$link = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\ShopGuard.lnk"

function Assert([bool]$Holds, [string]$What) {
    if (-not $Holds) { throw "does not hold: $What" }
    Write-Host "ok   $What"
}

function Run([string]$File, [string[]]$Words) {
    (Start-Process -FilePath $File -ArgumentList $Words -Wait -PassThru).ExitCode
}

function Wait-Until([scriptblock]$Holds) {
    $until = (Get-Date).AddSeconds($patience)
    while (-not (& $Holds)) {
        if ((Get-Date) -gt $until) { return $false }
        Start-Sleep -Milliseconds 200
    }
    return $true
}

function Test-Program {
    Assert ((Run "$program\ShopGuard.exe" '--self-test', '--out', "`"$Out`"") -eq 0) 'self-test of the program without a console'
    Get-Content "$Out\self-test.txt" -Encoding utf8 | Write-Host
    $said = & "$program\shopguard-cli.exe" --self-test
    Assert ($LASTEXITCODE -eq 0) "self-test on the console: $said"
}

Assert (-not (Test-Path $program) -and -not (Test-Path $data)) 'nothing of ShopGuard is here'
Assert ((Run $Installer '/S') -eq 0) 'installed without a question'
Assert (Test-Path "$program\ShopGuard.exe") 'the program is in its place'
Assert (Test-Path $link) 'it is in the start menu'
Assert ((Get-ItemProperty $key).DisplayName -match 'ShopGuard') 'it is among the installed apps'
& "$program\shopguard-cli.exe" --version
Test-Program
& "$program\shopguard-cli.exe" check --json | Out-Null
Assert (Test-Path $data) 'the data have a folder'

$window = Start-Process "$program\ShopGuard.exe" -PassThru
Assert (Wait-Until { $window.Refresh(); $window.MainWindowTitle -match '店铺卫士' }) 'the window is open, with its title in Chinese'
Assert ((Run $Installer '/S') -eq 0) 'installed again while the window is open'
Assert (Wait-Until { $window.HasExited }) 'which has closed by itself'
Test-Program

Run "$program\uninstall.exe" '/S' | Out-Null
Assert (Wait-Until { -not (Test-Path $program) }) 'uninstalled'
Assert (-not (Test-Path $link) -and -not (Test-Path $key)) 'start menu and list of apps are clean'
Assert (Test-Path $data) 'the data are still there'

Assert ((Run $Installer '/S') -eq 0) 'installed once more'
Run "$program\uninstall.exe" '/S', '/DATA' | Out-Null
Assert (Wait-Until { -not (Test-Path $program) }) 'uninstalled with the data'
Assert (-not (Test-Path $data)) 'the data are gone'
