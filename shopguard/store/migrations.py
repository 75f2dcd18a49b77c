"""The database's shape, step by step. A released step is never changed; a new one is added.

Times are unix seconds, money is fen, ids are text. ``orders`` is derived from ``order_line`` (and from parcel lists for orders
no export has shown yet); ``shipment`` is the pair order-parcel with its milestones; ``finding`` and ``verdict`` are the last
judgement and can always be made anew; ``to_judge`` lists the orders of which something became known since then;
of a ``finding`` that counts, warns or may count ``lapses_to`` is what it
is from ``begins`` on if nothing more happens, and ``adds_fen`` by how much that raises the order's amount (no ``state``: it only
speaks then); ``colour_change`` is what the last change of rules did to them; ``warned``: which clocks were close to their end when a
judgement was stored, ``at`` for the first time, ``batch_ref`` the newest import by then. ``batch``, ``source_file``,
``file_added``, ``file_named``,
``before_change`` and ``event_before`` tell what each import brought, so that it can be taken back
(:mod:`shopguard.store.journal`); ``first_at`` and ``last_at`` of a file: the first and last moment on which its orders were
placed, or its records happened; ``read_by``: the mark of program and columns that read it, "" where it may tell more later.
``orders.line_unread_as_of``: up to when the newest file speaks that had a line of the order which could not be read;
``shipment.listed_as_of``: the same for the newest parcel list that names the pair; ``expected_fen``: what the platform itself
expects to take of the order for that parcel, by the newest list that has a column for it (``expected_known_as_of``).
``whole_order`` of an order line: a table that names no lines brought it, it speaks for the order as a whole and counts only as
long as no line of the order is known.
``unsent``: the newest file says that nothing was uploaded; 0 where it does not. ``column_mapping``: the owner's templates for
other tools' tables (header and columns as JSON). ``called``: parcels the owner has asked their couriers about, and what for.
``owner_action``: what the owner did in one go (tags, marks, switches; ``undone``: see :mod:`shopguard.store.owner_actions`), with
its rows in ``tag``, ``mark_said`` and ``switch_said``; ``order_mark``, ``aside`` and ``clause_off`` are what holds by them now, marks by
order number so that they outlive an import that is taken back. Of an ``aside`` an empty ``clause`` (``waybill``) means all of the
order, and from ``until_at`` on it counts again. ``colour_history``: when a stored verdict changed risk or clause, from what to what;
``batch_ref`` is the newest import by then. ``shop_sign``: what of a file's name tells its shop.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("shopguard")

_FOUNDATION = """
CREATE TABLE shop (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, colour TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE shop_sign (
    sign TEXT PRIMARY KEY,
    shop_ref INTEGER NOT NULL REFERENCES shop (id),
    told_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (id INTEGER PRIMARY KEY, imported_at INTEGER NOT NULL, undone_at INTEGER) STRICT;

CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    batch_ref INTEGER NOT NULL REFERENCES batch (id),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    shop_ref INTEGER NOT NULL REFERENCES shop (id),
    known_as_of INTEGER NOT NULL,
    known_by TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    first_at INTEGER,
    last_at INTEGER,
    "rows" INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    rejects_path TEXT,
    warnings TEXT NOT NULL DEFAULT '[]',
    mapping TEXT,
    read_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX source_file_batch ON source_file (batch_ref);
CREATE INDEX source_file_sha256 ON source_file (sha256);

CREATE TABLE file_added (
    file_ref INTEGER NOT NULL REFERENCES source_file (id),
    table_name TEXT NOT NULL,
    after_id INTEGER NOT NULL,
    until_id INTEGER NOT NULL,
    PRIMARY KEY (file_ref, table_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE before_change (
    id INTEGER PRIMARY KEY,
    file_ref INTEGER NOT NULL REFERENCES source_file (id),
    table_name TEXT NOT NULL,
    row_ref INTEGER NOT NULL,
    last_ref INTEGER NOT NULL,
    facts TEXT NOT NULL
) STRICT;

CREATE TABLE file_named (
    file_ref INTEGER NOT NULL REFERENCES source_file (id),
    table_name TEXT NOT NULL,
    first_ref INTEGER NOT NULL,
    last_ref INTEGER NOT NULL,
    written INTEGER NOT NULL,
    PRIMARY KEY (file_ref, table_name, first_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE,
    shop_ref INTEGER NOT NULL REFERENCES shop (id),
    known_as_of INTEGER,
    status TEXT NOT NULL,
    refunded INTEGER NOT NULL DEFAULT 0,
    order_type TEXT,
    submitted_at INTEGER,
    paid_at INTEGER,
    promised_at INTEGER,
    uploaded_at INTEGER,
    first_uploaded_at INTEGER,
    finished_at INTEGER,
    product TEXT,
    amount_fen INTEGER,
    receiver TEXT,
    province TEXT,
    city TEXT,
    district TEXT,
    street TEXT,
    address TEXT,
    address_changed INTEGER,
    buyer_asked INTEGER,
    after_sale_agreed INTEGER NOT NULL DEFAULT 0,
    refund_open INTEGER NOT NULL DEFAULT 0,
    exchanged INTEGER NOT NULL DEFAULT 0,
    one_piece INTEGER NOT NULL DEFAULT 0,
    unsent INTEGER NOT NULL DEFAULT 0,
    line_unread_as_of INTEGER
) STRICT;
CREATE INDEX orders_unread ON orders (id) WHERE line_unread_as_of IS NOT NULL;
CREATE INDEX orders_refund ON orders (id) WHERE refund_open = 1;

CREATE TABLE to_judge (order_ref INTEGER PRIMARY KEY REFERENCES orders (id)) STRICT;

CREATE TABLE order_line (
    id INTEGER PRIMARY KEY,
    line_id TEXT NOT NULL UNIQUE,
    order_ref INTEGER NOT NULL REFERENCES orders (id),
    known_as_of INTEGER NOT NULL,
    row_hash INTEGER NOT NULL,
    status TEXT, after_sale TEXT, order_type TEXT, ship_entity TEXT,
    submitted_at INTEGER, paid_at INTEGER, promised_at INTEGER, uploaded_at INTEGER, finished_at INTEGER,
    product_id TEXT, product TEXT, quantity INTEGER, amount_fen INTEGER,
    receiver TEXT, province TEXT, city TEXT, district TEXT, street TEXT, address TEXT, address_changed INTEGER,
    waybills TEXT,
    whole_order INTEGER NOT NULL DEFAULT 0,
    unsent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX order_line_order ON order_line (order_ref);

CREATE TABLE parcel (
    id INTEGER PRIMARY KEY,
    waybill TEXT NOT NULL,
    courier TEXT NOT NULL,
    track_known_as_of INTEGER,
    list_known_as_of INTEGER,
    row_hash INTEGER,
    uploaded_at INTEGER,
    picked_up_at INTEGER, picked_up_known_as_of INTEGER,
    signed_at INTEGER, signed_known_as_of INTEGER,
    last_at INTEGER, last_kind TEXT, last_text TEXT, last_known_as_of INTEGER,
    trouble TEXT,
    misshapen INTEGER NOT NULL DEFAULT 0,
    track_sum INTEGER,
    UNIQUE (waybill, courier)
) STRICT;
CREATE INDEX parcel_track_sum ON parcel (track_sum) WHERE track_sum IS NOT NULL;

CREATE TABLE track_event (
    parcel_ref INTEGER NOT NULL REFERENCES parcel (id),
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    province TEXT,
    city TEXT,
    place_sure INTEGER NOT NULL DEFAULT 1,
    hub TEXT,
    file_ref INTEGER,
    PRIMARY KEY (parcel_ref, at, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_before (
    file_ref INTEGER NOT NULL REFERENCES source_file (id),
    parcel_ref INTEGER NOT NULL REFERENCES parcel (id),
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    province TEXT,
    city TEXT,
    place_sure INTEGER NOT NULL,
    hub TEXT,
    PRIMARY KEY (file_ref, parcel_ref, at, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_before_parcel ON event_before (parcel_ref);

CREATE INDEX track_event_unknown ON track_event (parcel_ref, at) WHERE kind = 'unknown';

CREATE TABLE shipment (
    id INTEGER PRIMARY KEY,
    order_ref INTEGER NOT NULL REFERENCES orders (id),
    parcel_ref INTEGER NOT NULL REFERENCES parcel (id),
    uploaded_at INTEGER,
    told_by_orders INTEGER NOT NULL,
    listed_as_of INTEGER,
    expected_fen INTEGER,
    expected_known_as_of INTEGER,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    events_from INTEGER,
    events_until INTEGER,
    track_known INTEGER,
    pickup_known INTEGER,
    first_record_at INTEGER,
    first_unclear_at INTEGER,
    last_unclear_at INTEGER,
    picked_up_at INTEGER,
    maybe_picked_up_at INTEGER,
    picked_up_by INTEGER,
    first_hub_at INTEGER,
    maybe_hub_at INTEGER,
    first_hub_by INTEGER,
    out_at INTEGER,
    signed_at INTEGER,
    returned_at INTEGER,
    refused_at INTEGER,
    recalled_at INTEGER,
    no_number_at INTEGER,
    first_understood_at INTEGER,
    trouble_at INTEGER,
    elsewhere_at INTEGER,
    maybe_elsewhere_at INTEGER,
    elsewhere TEXT,
    hub_again_at INTEGER,
    shared INTEGER,
    odd INTEGER,
    last_event_at INTEGER,
    last_record_at INTEGER,
    record_known INTEGER,
    pickup_province TEXT,
    transit_last_at INTEGER,
    transit_unclear_at INTEGER,
    widest_gap_from INTEGER,
    widest_gap_to INTEGER,
    UNIQUE (order_ref, parcel_ref)
) STRICT;
CREATE INDEX shipment_parcel ON shipment (parcel_ref);
CREATE INDEX shipment_expected ON shipment (order_ref) WHERE expected_fen IS NOT NULL;

CREATE TABLE shared_use (
    shipment_ref INTEGER NOT NULL REFERENCES shipment (id),
    other_order_ref INTEGER NOT NULL REFERENCES orders (id),
    other_uploaded_at INTEGER,
    address TEXT NOT NULL,
    receiver TEXT NOT NULL,
    PRIMARY KEY (shipment_ref, other_order_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_use_other ON shared_use (other_order_ref);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    action_ref INTEGER NOT NULL REFERENCES owner_action (id),
    order_ref INTEGER REFERENCES orders (id),
    product TEXT,
    name TEXT NOT NULL,
    at INTEGER,
    set_tag INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_order ON tag (order_ref);
CREATE INDEX tag_product ON tag (product);

CREATE TABLE owner_action (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT 'tag'
) STRICT;

CREATE TABLE mark_said (
    id INTEGER PRIMARY KEY,
    action_ref INTEGER NOT NULL REFERENCES owner_action (id),
    order_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    clause TEXT NOT NULL DEFAULT '',
    waybill TEXT NOT NULL DEFAULT '',
    set_mark INTEGER NOT NULL,
    at INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mark_said_order ON mark_said (order_id);
CREATE INDEX mark_said_action ON mark_said (action_ref);

CREATE TABLE order_mark (
    order_id TEXT PRIMARY KEY,
    handed_over_at INTEGER,
    note TEXT NOT NULL DEFAULT '',
    note_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE aside (
    order_id TEXT NOT NULL,
    clause TEXT NOT NULL,
    waybill TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    until_at INTEGER,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, clause, waybill)
) STRICT, WITHOUT ROWID;

CREATE TABLE switch_said (
    id INTEGER PRIMARY KEY,
    action_ref INTEGER NOT NULL REFERENCES owner_action (id),
    clause TEXT NOT NULL,
    switched_off INTEGER NOT NULL,
    words TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE clause_off (
    clause TEXT PRIMARY KEY,
    off_at INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE order_trait (
    order_ref INTEGER PRIMARY KEY REFERENCES orders (id),
    pets INTEGER NOT NULL DEFAULT 0,
    precious_metals INTEGER NOT NULL DEFAULT 0,
    used_3c INTEGER NOT NULL DEFAULT 0,
    seller_delivered INTEGER NOT NULL DEFAULT 0,
    qic INTEGER NOT NULL DEFAULT 0,
    no_courier_data INTEGER NOT NULL DEFAULT 0,
    complaint INTEGER NOT NULL DEFAULT 0,
    fraud INTEGER NOT NULL DEFAULT 0,
    agreed_ship_at INTEGER,
    agreed_delivery_at INTEGER,
    after_sale_agreed_at INTEGER,
    return_asked_at INTEGER,
    refund_asked_at INTEGER,
    intercepted_at INTEGER,
    question_at INTEGER,
    answered_at INTEGER,
    delivered_at INTEGER,
    qic_received_at INTEGER,
    inspected_at INTEGER,
    refunded_at INTEGER,
    refund_open_at INTEGER,
    by_after_sale TEXT,
    told_at INTEGER
) STRICT;

CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    senders TEXT NOT NULL DEFAULT '',
    receivers TEXT NOT NULL DEFAULT '',
    extra_seconds INTEGER,
    latest_at INTEGER,
    clauses TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    read_on TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    shipped INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE finding (
    order_ref INTEGER NOT NULL REFERENCES orders (id),
    nth INTEGER NOT NULL,
    shipment_ref INTEGER NOT NULL,
    clause TEXT NOT NULL,
    effective TEXT,
    since INTEGER,
    deadline INTEGER,
    state TEXT,
    lapses_to TEXT,
    begins INTEGER,
    warns_at INTEGER,
    adds_fen INTEGER NOT NULL,
    PRIMARY KEY (order_ref, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdict (
    order_ref INTEGER PRIMARY KEY REFERENCES orders (id),
    risk INTEGER NOT NULL,
    clause TEXT,
    state TEXT,
    deadline INTEGER,
    next_change_at INTEGER,
    yuan_fen INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX verdict_urgency ON verdict (risk, deadline, order_ref);
CREATE INDEX verdict_next ON verdict (next_change_at) WHERE next_change_at IS NOT NULL;

CREATE TABLE warned (
    order_ref INTEGER NOT NULL REFERENCES orders (id),
    shipment_ref INTEGER NOT NULL,
    clause TEXT NOT NULL,
    deadline INTEGER NOT NULL,
    at INTEGER NOT NULL,
    batch_ref INTEGER NOT NULL,
    PRIMARY KEY (order_ref, clause, shipment_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE called (
    waybill TEXT NOT NULL,
    stage TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (waybill, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE colour_change (
    order_ref INTEGER PRIMARY KEY REFERENCES orders (id),
    old_risk INTEGER NOT NULL,
    old_clause TEXT,
    old_state TEXT,
    new_risk INTEGER NOT NULL,
    new_clause TEXT,
    new_state TEXT,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE colour_history (
    id INTEGER PRIMARY KEY,
    order_ref INTEGER NOT NULL REFERENCES orders (id),
    at INTEGER NOT NULL,
    risk INTEGER NOT NULL,
    clause TEXT,
    state TEXT,
    old_risk INTEGER NOT NULL,
    old_clause TEXT,
    old_state TEXT,
    batch_ref INTEGER NOT NULL
) STRICT;
CREATE INDEX colour_history_order ON colour_history (order_ref);
CREATE INDEX colour_history_at ON colour_history (at);

CREATE TABLE appeal_cause (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    opened_at INTEGER NOT NULL
) STRICT;

CREATE TABLE appeal (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    clause TEXT NOT NULL,
    waybill TEXT,
    origin TEXT NOT NULL,
    ledger_key TEXT,
    cause_ref INTEGER REFERENCES appeal_cause (id),
    noticed_at INTEGER NOT NULL,
    noticed_told INTEGER NOT NULL,
    notice_text TEXT NOT NULL DEFAULT '',
    notice_fen INTEGER,
    shop TEXT NOT NULL DEFAULT '',
    opened_at INTEGER NOT NULL,
    reason_text TEXT NOT NULL DEFAULT '',
    reason_aside TEXT NOT NULL DEFAULT '',
    unmasked TEXT NOT NULL DEFAULT '',
    finding TEXT
) STRICT;
CREATE INDEX appeal_order ON appeal (order_id);

CREATE TABLE appeal_step (
    id INTEGER PRIMARY KEY,
    appeal_id TEXT NOT NULL REFERENCES appeal (id),
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    taken_back_at INTEGER
) STRICT;
CREATE INDEX appeal_step_appeal ON appeal_step (appeal_id);

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    appeal_id TEXT NOT NULL REFERENCES appeal (id),
    item TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL DEFAULT '',
    from_whom TEXT NOT NULL DEFAULT '',
    file_time INTEGER,
    seconds INTEGER,
    typed_number TEXT,
    period_from INTEGER,
    period_until INTEGER,
    turned INTEGER NOT NULL DEFAULT 0,
    removed_at INTEGER,
    UNIQUE (appeal_id, item, sha256)
) STRICT;
CREATE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE evidence_reading (
    sha256 TEXT PRIMARY KEY,
    opens TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    has_text INTEGER NOT NULL,
    pages INTEGER
) STRICT;

CREATE TABLE evidence_number (
    sha256 TEXT NOT NULL,
    number TEXT NOT NULL,
    named INTEGER NOT NULL,
    PRIMARY KEY (sha256, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE appeal_extension (
    id INTEGER PRIMARY KEY,
    appeal_id TEXT NOT NULL REFERENCES appeal (id),
    extension_ref INTEGER NOT NULL,
    words TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (appeal_id, words)
) STRICT;

CREATE TABLE column_mapping (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    header TEXT NOT NULL,
    columns TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE track_query (
    id INTEGER PRIMARY KEY,
    waybill TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    answer TEXT
) STRICT;
CREATE INDEX track_query_waybill ON track_query (waybill, asked_at);

CREATE TABLE after_sale (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL,
    line_id TEXT,
    known_as_of INTEGER NOT NULL,
    row_hash INTEGER NOT NULL,
    kind TEXT, status TEXT, reason TEXT, reason_label TEXT, ship_status TEXT,
    asked_at INTEGER, agreed_at INTEGER, refunded_at INTEGER, closed_at INTEGER, finished_at INTEGER,
    paid_fen INTEGER, goods_back_fen INTEGER, freight_back_fen INTEGER, discount_back_fen INTEGER,
    return_waybill TEXT, return_courier TEXT, return_sent_at INTEGER, exchange_waybill TEXT,
    runs_alone INTEGER, auto_at INTEGER,
    state TEXT NOT NULL, wanted TEXT NOT NULL,
    asked INTEGER NOT NULL, open_refund INTEGER NOT NULL, agreed INTEGER NOT NULL, under_way INTEGER NOT NULL,
    full_refund INTEGER NOT NULL, exchange INTEGER NOT NULL
) STRICT;
CREATE INDEX after_sale_order ON after_sale (order_id);

CREATE TABLE ledger_entry (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL,
    direction TEXT NOT NULL,
    scene TEXT, remark TEXT,
    order_id TEXT, line_id TEXT, case_id TEXT, account TEXT
) STRICT;
CREATE INDEX ledger_entry_order ON ledger_entry (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ledger_entry_line ON ledger_entry (line_id) WHERE order_id IS NULL AND line_id IS NOT NULL;
CREATE INDEX ledger_entry_orderless ON ledger_entry (at) WHERE order_id IS NULL AND line_id IS NULL;

CREATE TABLE watched_file (mark TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (name TEXT PRIMARY KEY, position INTEGER NOT NULL, view TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


@migrations()
def foundation(db: Database) -> None:
    """The first shape: files, orders, parcels, tracks, judgement, appeals."""
    for statement in _FOUNDATION.split(";\n"):
        if statement.strip():
            db.execute(statement)
