<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="zh_CN">
<context>
    <name>AppealDialog</name>
    <message>
        <source>申诉 {card} · 订单 {order}</source>
        <translation>Appeal: {card} · order {order}</translation>
    </message>
    <message>
        <source>完整度 {percent}%</source>
        <translation>{percent}% complete</translation>
    </message>
    <message>
        <source>材料完整度</source>
        <translation>How complete the evidence is</translation>
    </message>
    <message>
        <source>只放真实的原件：伪造或修图，平台会关店。原件会一字不动地保存。</source>
        <translation>Only true originals: the platform closes shops over forged or retouched material. Originals are kept byte for byte.</translation>
    </message>
    <message>
        <source>打印预览…</source>
        <translation>Print preview…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>图片、PDF、视频 ({endings})</source>
        <translation>Pictures, PDF, video ({endings})</translation>
    </message>
    <message>
        <source>添加证据</source>
        <translation>Add evidence</translation>
    </message>
</context>
<context>
    <name>Ask</name>
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
    <name>CaseFacts</name>
    <message>
        <source>最晚什么时候交申诉</source>
        <translation>Hand the appeal in by</translation>
    </message>
    <message>
        <source>收到违规通知的时间</source>
        <translation>Notice received at</translation>
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
    <name>CountdownLabel</name>
    <message>
        <source>截止 {at}</source>
        <translation>Deadline {at}</translation>
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
    <name>EmptyPage</name>
    <message>
        <source>打开文件…</source>
        <translation>Open files…</translation>
    </message>
    <message>
        <source>把订单、包裹、物流轨迹文件拖到这里</source>
        <translation>Drop order, parcel and track files here</translation>
    </message>
    <message>
        <source>想先看看效果？运行 python start.py，会打开一个演示店铺（全部数据都是编造的）。</source>
        <translation>Want a look first? Run python start.py: it opens a shop in which everything is made up.</translation>
    </message>
    <message>
        <source>1. 打开抖店后台：订单管理 → 导出 → 自定义报表</source>
        <translation>1. In the shop&apos;s back office: 订单管理 (orders) → 导出 (export) → 自定义报表 (custom report)</translation>
    </message>
    <message>
        <source>2. 一定要勾上“快递信息”，否则没有运单号</source>
        <translation>2. Be sure to tick 快递信息 (courier information): without it there are no waybills</translation>
    </message>
    <message>
        <source>3. 有物流轨迹文件也一起拖进来，判断才准</source>
        <translation>3. Drop courier track files too: verdicts are only as good as the tracks</translation>
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
    <name>FilterBar</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>搜订单号、运单号、商品、快递、地区</source>
        <translation>Order, waybill, product, courier, place</translation>
    </message>
    <message>
        <source>搜索订单</source>
        <translation>Search orders</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>不管就要赔</source>
        <translation>Will cost if ignored</translation>
    </message>
    <message>
        <source>现在怎么办</source>
        <translation>What to do now</translation>
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
        <source>准备申诉…</source>
        <translation>Prepare appeal…</translation>
    </message>
    <message>
        <source>为“{card}”准备申诉</source>
        <translation>Prepare an appeal for {card}</translation>
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
        <source>还缺这些，补上才能看全</source>
        <translation>Still missing: add these to see everything</translation>
    </message>
    <message>
        <source>没有导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>这个文件的数据只到 {at}</source>
        <translation>This file speaks up to {at}</translation>
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
        <source>打开退回清单所在的文件夹</source>
        <translation>Open the folder with the rejected rows</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>上一批文件还在导入，等它完成再来。</source>
        <translation>The last files are still being imported; wait until that is done.</translation>
    </message>
    <message>
        <source>店铺卫士 · 演示店铺</source>
        <translation>ShopGuard · demo shop</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
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
        <source>已停止导入：停下时正在读的那个文件没有存进来。</source>
        <translation>Import stopped: the file under way was left out whole.</translation>
    </message>
    <message>
        <source>下次打开时换成所选的语言。</source>
        <translation>The language changes at the next start.</translation>
    </message>
    <message>
        <source>程序出了错，这一步没有完成，已有的数据没有变。请把这个文件发给开发者（不含买家数据）：{record}</source>
        <translation>Something went wrong in the program: this step was not done, your data is unchanged. Please send this file to the developers (no buyer data in it): {record}</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
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
    <name>Notice</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>OrderHeader</name>
    <message>
        <source>订单号 {number}</source>
        <translation>Order {number}</translation>
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
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>订单详情</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>在左边点一个订单，这里就会显示它的时间线、原因和该做的事。</source>
        <translation>Click an order on the left to see its timeline, the reasons and what to do.</translation>
    </message>
    <message>
        <source>其余 {count} 条规则没有问题</source>
        <translation>Other rules, all fine: {count}</translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>订单，最急的在最上面</source>
        <translation>Orders, the most urgent on top</translation>
    </message>
</context>
<context>
    <name>PacketPreview</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
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
        <source>正在存 PDF…</source>
        <translation>saving the PDF…</translation>
    </message>
    <message>
        <source>存好了，共 {pages} 页：{path}</source>
        <translation>Saved, pages: {pages}. {path}</translation>
    </message>
    <message>
        <source>已存为 PDF</source>
        <translation>Saved as PDF</translation>
    </message>
</context>
<context>
    <name>ParcelCard</name>
    <message>
        <source>还没有运单号</source>
        <translation>No waybill yet</translation>
    </message>
    <message>
        <source>还没有这个包裹的物流轨迹：导入轨迹文件后才能判断。</source>
        <translation>No track of this parcel yet: import a track file to have it judged.</translation>
    </message>
    <message>
        <source>物流轨迹（{count} 条）</source>
        <translation>Track lines ({count})</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>程序自带的值：{values}</source>
        <translation>Shipped value: {values}</translation>
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
        <source>再不管 {hours} 小时</source>
        <translation>Ignored for {hours} h</translation>
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
        <translation>Worked out at {at}</translation>
    </message>
    <message>
        <source>有的金额是平台最后一次公布的数，现在的规则里已经没写。以 违规管理 → 赔付列表 为准。</source>
        <translation>Some amounts are the last the platform published; today&apos;s rules no longer name them. What counts is 违规管理 → 赔付列表 (list of compensations).</translation>
    </message>
    <message>
        <source>先救这几单</source>
        <translation>Save these first</translation>
    </message>
    <message>
        <source>{hours} 小时之内没有还能救的单。</source>
        <translation>Nothing can still be saved within {hours} h.</translation>
    </message>
    <message>
        <source>还有 {count} 单，救完这些再看</source>
        <translation>{count} more, once these are saved</translation>
    </message>
    <message>
        <source>最晚 {at}</source>
        <translation>by {at}</translation>
    </message>
    <message>
        <source>省 {yuan}</source>
        <translation>saves {yuan}</translation>
    </message>
    <message>
        <source>每天的异常率</source>
        <translation>Abnormal orders by day</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
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
        <source>比例</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>离处罚</source>
        <translation>To a strike</translation>
    </message>
    <message>
        <source>没发货，算不出</source>
        <translation>nothing shipped: undefined</translation>
    </message>
    <message>
        <source>记一次严重违规</source>
        <translation>one strike</translation>
    </message>
    <message>
        <source>记一次（第 {n} 类）</source>
        <translation>one strike (type {n})</translation>
    </message>
    <message>
        <source>还差 {count} 单</source>
        <translation>{count} to go</translation>
    </message>
    <message>
        <source>店铺可能受到的处罚</source>
        <translation>Measures the shop may face</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
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
        <source>{used} / {limit} 字</source>
        <translation>{used} / {limit} characters</translation>
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
        <source>规则变了，正在重新判断所有订单…</source>
        <translation>The rules changed: judging all orders again…</translation>
    </message>
    <message>
        <source>正在停下，已经判断的会留着…</source>
        <translation>Stopping; what is judged already stays…</translation>
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
        <source>平时用不着：平台改了规则，新版程序会带上。等不及新版时，可以在这里先改数值。</source>
        <translation>Rarely needed: new versions of the program bring the platform&apos;s new rules. If you cannot wait for one, change values here.</translation>
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
    <name>RulebookDialog</name>
    <message>
        <source>规则</source>
        <translation>Rulebook</translation>
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
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>跟随系统</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>延期公告…</source>
        <translation>Announced extensions…</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>看不懂的物流记录…</source>
        <translation>Track lines not understood…</translation>
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
        <source>外观</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>语言（下次打开时换）</source>
        <translation>Language (changes at the next start)</translation>
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
        <source>这里只收本机上的图片、PDF 或视频文件。</source>
        <translation>Only pictures, PDFs or videos on this computer can be dropped here.</translation>
    </message>
    <message>
        <source>必备</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>可选</source>
        <translation>Optional</translation>
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
        <source>拿掉 {name}</source>
        <translation>Take out {name}</translation>
    </message>
    <message>
        <source>从申诉里拿掉（原件仍保留）</source>
        <translation>Take out of the appeal (the original is kept)</translation>
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
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已撤销标记（{tags}），涉及 {count} 个订单</source>
        <translation>Tags undone ({tags}), orders concerned: {count}</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
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
        <source>标记：{tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
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
        <source>{tag}（商品）</source>
        <translation>{tag} (product)</translation>
    </message>
    <message>
        <source>{tag}（导出文件）</source>
        <translation>{tag} (export)</translation>
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
        <source>包裹时间线</source>
        <translation>Timeline of the parcel</translation>
    </message>
    <message>
        <source>轨迹只到 {at}</source>
        <translation>track known to {at}</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>now</translation>
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
        <source>菜单：标记、规则、延期公告、外观、语言</source>
        <translation>Menu: tags, rules, extensions, appearance, language</translation>
    </message>
    <message>
        <source>标记、规则、延期公告、外观、语言</source>
        <translation>Tags, rules, extensions, appearance, language</translation>
    </message>
    <message>
        <source>店铺卫士</source>
        <translation>ShopGuard</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>店铺卫士打不开</source>
        <translation>ShopGuard cannot open</translation>
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
</TS>
