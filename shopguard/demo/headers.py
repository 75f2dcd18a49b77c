"""Header lines of the files the made-up shop writes, in the order the real ones have.

The order report is the custom report with every box ticked (75 columns, 快递信息 among them). The parcel and
track files are ShopGuard's own plain forms, which any printing tool or ERP can be made to write.
"""

_ORDER_COLUMNS = """
    主订单编号 子订单编号 支付方式 选购商品 货号 商品ID 商家编码 商品数量 商品金额
    订单提交时间 支付完成时间 订单完成时间 承诺发货时间 预约发货时间 买家留言 旗帜颜色 商家备注 APP渠道
    订单状态 取消原因 售后状态 订单类型 发货时间 车型 是否是以旧换新 换新额外补贴 换新额外补贴发放状态
    订单应付金额 运费 优惠总金额 平台优惠 商家优惠 达人优惠 商家改价 支付优惠 手续费 红包抵扣 降价类优惠
    平台实际承担优惠金额 商家实际承担优惠金额 达人实际承担优惠金额
    收件人 收件人手机号 省 市 区 街道 详细地址 是否修改过地址 快递信息 序列号
    达人ID 达人昵称 拼团订单团编号 商品单价是否含税 税费 鲁班落地页ID 所属门店ID 流量来源 仓库ID 仓库名称
    是否安心购 广告渠道 流量类型 流量体裁 流量渠道 发货主体 发货主体明细 教育优惠 预计送达时间
    是否平台仓自流转 是否是渠道商品 预约送达时间 建议发货时间（起） 建议发货时间（止）
"""
ORDER_HEADER = tuple(_ORDER_COLUMNS.split())

PARCEL_HEADER = (
    "运单号",
    "快递公司",
    "订单编号",
    "发货时间",
    "揽收时间",
    "签收时间",
    "最新轨迹时间",
    "最新物流",
    "物流状态",
    "异常类型",
)

TRACK_HEADER = ("运单号", "快递公司", "轨迹时间", "轨迹内容")

# Those columns of the after-sale export and of the ledger that a shop owner would tick.
CASE_HEADER = (
    "售后单号",
    "订单号",
    "商品单号",
    "应付金额（元）",
    "商品发货状态",
    "售后类型",
    "退商品金额（元）",
    "退运费金额（元）",
    "售后状态",
    "售后申请时间",
    "售后原因",
    "同意售后申请时间",
    "商家退款时间",
    "售后关闭时间",
    "售后完结时间",
)

LEDGER_HEADER = ("动账时间", "动帐流水号", "动账方向", "动账金额", "动账场景", "订单号", "备注")
