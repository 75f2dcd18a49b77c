"""ShopGuard (店铺卫士): which orders will be fined, what it costs, and the proof against it."""

__version__ = "0.1.0"
