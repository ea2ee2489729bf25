"""General rules expected for the items, as lambdas over the builder of sem.py (numpy or z3 backend).
src/tgt: (b, vars..., consts...) -> value ; pre: (consts...) -> Bo ; Python operators on constants are total
(SMT-LIB) constant functions, b.<op>(...) are IR operations with flags, poison and UB.
bf_w: widths for the exhaustive weakest-precondition check; v_w: widths for the symbolic validity check;
inst / inst_w: the issue's constants and widths (the rule must give back the issue's src and tgt)."""
RULES = {}
def _w(x): return x if isinstance(x, dict) else {'W': x}
def R(id, vars, consts, src, tgt, pre=None, types=None, bf=(4, 5, 6), v=(4, 8, 16), inst=None, iw=32, argmap=None, timeout=40, weak=True):
    vars, consts = vars.split(), consts.split()
    ty = {n: 'W' for n in vars + consts}; ty.update(types or {})
    RULES[id] = dict(vars=vars, consts=consts, src=src, tgt=tgt, pre=pre, types=ty, bf_w=[_w(x) for x in bf], v_w=[_w(x) for x in v],
                     inst=inst if inst is not None else ({} if not consts else None), inst_w=_w(iw), argmap=argmap, timeout=timeout, weak=weak)
T = None
R('201', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.xor(b.xor(a, b.and_(b_, C1)), C2), lambda b, a, b_, C1, C2: b.xor(a, b.or_(b_, C2)), lambda C1, C2: C1.eq(~C2), inst=dict(C1=-2, C2=1))
R('202', 'a b_ c', '', lambda b, a, b_, c: b.or_(b.xor(b.and_(b_, a), c), b_), lambda b, a, b_, c: b.or_(c, b_), T)
R('203', 'a b_', '', lambda b, a, b_: b.select(b.icmp('ne', b.and_(a, b_), b_), b.or_(a, b_), a), lambda b, a, b_: b.or_(a, b_), T)
R('204', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.icmp('eq', b.sub(b.add(a, C1), b_), C2), lambda b, a, b_, C1, C2: b.icmp('eq', a, b_), lambda C1, C2: C1.eq(C2), inst=dict(C1=1, C2=1))
R('205', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('ule', b.add(b.add(x, y, nuw=1), C1, nuw=1), b.add(x, C2, nuw=1)), lambda b, x, y, C1, C2: b.icmp('ult', y, C2 - C1 + 1),
  lambda C1, C2: (C1.eq(0) & C2.ne(-1)) | (C1.ne(0) & (C1 - 1).ule(C2)), inst=dict(C1=4, C2=62))
R('206', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('ult', b.add(b.add(y, C1, nuw=1, nsw=1), x, nuw=1, nsw=1), C2, samesign=1), lambda b, x, y, C1, C2: b.icmp('ult', b.add(x, y, nuw=1, nsw=1), C2 - C1),
  lambda C1, C2: C1.ule(C2), inst=dict(C1=4095, C2=4096), iw=64)
R('207', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ugt', b.add(x, C1, nsw=1), C2, samesign=1), lambda b, x, C1, C2: b.icmp('sgt', x, C2 - C1),
  lambda C1, C2: (C1.sgt(0) & C2.sge(C1.smin + C1)) | (C1.sle(0) & C2.sle(C1.smax + C1)), inst=dict(C1=-18, C2=7))
R('208', 'a c', 'C1 C2 C3', lambda b, a, c, C1, C2, C3: b.icmp('eq', b.shl(a, C1, nsw=1), b.select(c, C2, C3)), lambda b, a, c, C1, C2, C3: b.icmp('eq', a, b.select(c, C2.ashr(C1), C3.ashr(C1))),
  lambda C1, C2, C3: (C2.ashr(C1) << C1).eq(C2) & (C3.ashr(C1) << C1).eq(C3), types=dict(c=1), inst=dict(C1=3, C2=8, C3=0), iw=64)
R('209', 'c d', 'C1 C2 C3 C4', lambda b, c, d, C1, C2, C3, C4: b.select(c, C4, b.select(d, C3, b.select(c, C1, C2))), lambda b, c, d, C1, C2, C3, C4: b.select(c, C4, b.select(d, C3, C2)), T,
  types=dict(c=1, d=1), inst=dict(C1=23, C2=45, C3=666, C4=789), bf=(3, 4))
R('210', 'a', 'C1 C2', lambda b, a, C1, C2: b.select(b.and_(b.icmp('ne', a, C1), b.icmp('ne', a, C2)), C1, a), lambda b, a, C1, C2: b.select(b.icmp('eq', a, C2), C2, C1), T, inst=dict(C1=16, C2=32))
R('211', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', x, C), y, b.umin(x, y)), lambda b, x, y, C: b.umin(x, y), lambda C: C.eq(-1), inst=dict(C=-1), iw=64)
R('212', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.umin(x, b.add(b.umin(x, b.add(b.umin(x, C1), C2, nuw=1, nsw=1)), C3, nuw=1, nsw=1)), lambda b, x, C1, C2, C3: b.umin(x, C1 + C2 + C3),
  lambda C1, C2, C3: (C1 + C2).uge(C1) & (C1 + C2 + C3).uge(C3), inst=dict(C1=16, C2=16, C3=16), weak=False)
R('213', 'x', 'C1 C2', lambda b, x, C1, C2: b.umax(b.smax(x, C1), C2), lambda b, x, C1, C2: b.smax(x, C1.umax(C2)), lambda C1, C2: (C1.sge(0) & C2.sge(0)) | C2.eq(0), inst=dict(C1=5, C2=10), iw=8)
R('214', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.umax(b.shl(b.umax(x, C1), C2, nuw=1), C3), lambda b, x, C1, C2, C3: b.umax(b.shl(x, C2, nuw=1), C3), lambda C1, C2, C3: C1.ule(C3 >> C2), inst=dict(C1=1, C2=1, C3=16), iw=8)
R('215', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.smax(b.smax(b.shl(x, C1, nsw=1), b.add(x, C2, nsw=1)), C3), lambda b, x, C1, C2, C3: b.smax(b.shl(x, C1, nsw=1), C3),
  lambda C1, C2, C3: C1.ne(0) & C1.ult(C1.w - 1) & C2.sgt(0) & C2.sle(C3) & (C2 - 1).udiv((1 << C1) - 1).ule(C3 - C2), inst=dict(C1=1, C2=8, C3=16), weak=False)
def _216(b, x, w):
    b.assume(b.icmp('ne', w, 0)); return b.select(b.icmp('ult', x, w), x, b.add(w, -1))
R('216', 'x w', '', _216, lambda b, x, w: b.umin(x, b.add(w, -1)), T)
R('217', 'x', 'C1 C2', lambda b, x, C1, C2: b.add(b.uadd_sat(x, C1), C2), lambda b, x, C1, C2: b.umin(x, ~C1), lambda C1, C2: C2.eq(-C1), inst=dict(C1=1, C2=-1), iw=64)
R('218', 'x', 'C', lambda b, x, C: b.icmp('eq', b.usub_sat(x, C), x), lambda b, x, C: b.icmp('eq', x, 0), lambda C: C.ne(0), inst=dict(C=10), iw=64)
def _219(b, x, y, C):
    b.assume(b.icmp('ugt', x, b.add(y, C, nuw=1))); return b.icmp('eq', x, y)
R('219', 'x y', 'C', _219, lambda b, x, y, C: b.const(0, 1), T, inst=dict(C=1), iw=64)
def _220(b, a, C):
    b.assume(b.icmp('ult', a, 2)); return b.lshr(C, a)
R('220', 'a', 'C', _220, lambda b, a, C: b.sub(C, a, nuw=1, nsw=1), lambda C: C.eq(1) | C.eq(2), inst=dict(C=2))
def _221(b, x, C1, C2, ws):
    o = b.add(x, C1); b.assume(b.icmp('ult', o, 2)); return b.zext(b.icmp('ne', x, C2), ws['W'])
R('221', 'x', 'C1 C2', _221, lambda b, x, C1, C2, ws: b.add(x, C1), lambda C1, C2: C2.eq(-C1), inst=dict(C1=-10, C2=10))
R('222', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('slt', b.sub(x, b.umin(x, C1), nsw=1), C2), lambda b, x, C1, C2: b.icmp('slt', x, C1 + C2),
  lambda C1, C2: C1.sge(0) & ((C2.sgt(0) & (C1 + C2).sge(0)) | (C2.sle(0) & (C1 + C2).sle(0))), inst=dict(C1=13, C2=2), iw=64)
R('223', 'x', 'C', lambda b, x, C: b.icmp('slt', b.sdiv(x, C), x), lambda b, x, C: b.icmp('sgt', x, 0), lambda C: C.ne(1), inst=dict(C=131313), v=(4, 8))
R('224', 'x', 'C1 C2', lambda b, x, C1, C2: b.urem(b.urem(x, C1), C2), lambda b, x, C1, C2: b.urem(x, C2), lambda C1, C2: C1.urem(C2).eq(0), inst=dict(C1=25, C2=5), iw=8, v=(4, 8))
R('225', 'x y z', '', lambda b, x, y, z: b.icmp('ugt', b.udiv(x, z, exact=1), b.udiv(y, z)), lambda b, x, y, z: b.icmp('ugt', x, y), T, iw=8, v=(4, 8))
R('226', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('eq', b.urem(b.mul(x, C1, nuw=1), b.mul(y, C2, nuw=1)), 0), lambda b, x, y, C1, C2: b.icmp('eq', b.urem(b.mul(x, C1.udiv(C2), nuw=1), y), 0),
  lambda C1, C2: C2.ne(0) & C1.urem(C2).eq(0), inst=dict(C1=9, C2=3), iw=8, v=(4, 8))
R('227', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.lshr(b.mul(x, C1), C3), b.mul(x, C2), disjoint=1), lambda b, x, C1, C2, C3: b.fshl(b.mul(x, C1), b.mul(x, C1), C3.w - C3),
  lambda C1, C2, C3: C2.eq(C1 << (C3.w - C3)), inst=dict(C1=-8663945395140668459, C2=1118853283428214698, C3=63), iw=64, v=(4, 8))
R('228', 'x', 'C1 C2', lambda b, x, C1, C2: b.ashr(C1, b.add(x, C2), exact=1), lambda b, x, C1, C2: b.ashr(C1 << -C2, x), lambda C1, C2: C1.ne(0) & (C1 << -C2).ashr(-C2).eq(C1), inst=dict(C1=-2, C2=-1))
R('229', 'x', '', lambda b, x: b.ctlz(b.and_(b.not_(x), b.add(x, -1))), lambda b, x: b.sub(x._k(x.w), b.cttz(x)), T, bf=(4, 5, 6, 8))
R('230', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.select(b.icmp('eq', x, 0), C3, b.lshr(b.sub(C1, b.ctlz(x, 1), nuw=1, nsw=1), C2)),
  lambda b, x, C1, C2, C3: b.lshr(b.sub(C1, b.ctlz(b.or_(x, 1), 1), nuw=1, nsw=1), C2),
  lambda C1, C2, C3: C1.uge(C1.w - 1) & C1.sge(C1.smin + (C1.w - 1)) & C2.ult(C2.w) & C3.eq((C1 - (C1.w - 1)) >> C2), inst=dict(C1=67, C2=2, C3=1), iw=64, bf=(4, 5))
R('231', 'x y', '', lambda b, x, y: b.trunc(b.add(b.ctpop(x), b.ctpop(y)), 1), lambda b, x, y: b.trunc(b.ctpop(b.xor(x, y)), 1), T)
R('232', 'x', 'C', lambda b, x, C: b.bitreverse(b.not_(b.lshr(b.bitreverse(x), C))), lambda b, x, C: b.not_(b.shl(x, C)), T, inst=dict(C=1), iw=64)
R('233', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.or_(b.lshr(x, b.and_(b.not_(y), C1)), b.shl(x, b.and_(b.add(y, 1), C2))), lambda b, x, y, C1, C2: b.fshl(x, x, b.add(y, 1)),
  lambda C1, C2: C1.eq(C1.w - 1) & C2.eq(C2.w - 1) & (C1.w & (C1.w - 1) == 0), inst=dict(C1=63, C2=63), iw=64, bf=(4, 5), weak=False)
R('234', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.icmp('eq', b.and_(b.sext(x, ws['W']), C1), C2),
  lambda b, x, C1, C2, ws: b.icmp('eq', b.and_(x, (C1 >> ws['V']).eq(0).ite(C1.trunc(ws['V']), C1.trunc(ws['V']) | (1 << (ws['V'] - 1)))), C2.trunc(ws['V'])),
  lambda C1, C2, ws: C2.ult(1 << (ws['V'] - 1)) | (C1.ult(1 << ws['V']) & C2.ult(1 << ws['V'])) | ((C1 >> ws['V']).eq(C2 >> ws['V']) & (C1 & C2 & (1 << (ws['V'] - 1))).ne(0)),
  types=dict(x='V'), bf=[dict(W=6, V=3), dict(W=8, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=-2147483647, C2=1), iw=dict(W=32, V=8))
R('235', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.icmp('ugt', b.add(b.zext(x, ws['W']), C1, nsw=1), C2), lambda b, x, C1, C2, ws: b.icmp('ugt', b.add(x, C1.trunc(ws['V'])), C2.trunc(ws['V'])),
  lambda C1, C2, ws: (-C1).ult(1 << ws['V']) & C2.ult(C1 + (1 << ws['V'])), types=dict(x='V'), bf=[dict(W=6, V=3), dict(W=8, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=-48, C2=9), iw=dict(W=32, V=8), weak=False)
R('236', 'x y', 'C', lambda b, x, y, C, ws: b.icmp('ugt', b.and_(b.trunc(y, ws['W']), C), b.zext(x, ws['W'])), lambda b, x, y, C, ws: b.icmp('ugt', b.trunc(y, ws['V']), x),
  lambda C, ws: C.eq((1 << ws['V']) - 1), types=dict(x='V', y='U'), bf=[dict(U=6, W=4, V=2), dict(U=8, W=5, V=3)], v=[dict(U=16, W=8, V=4), dict(U=32, W=16, V=8)], inst=dict(C=65535), iw=dict(U=64, W=32, V=16))
R('237', 'x', 'C', lambda b, x, C, ws: b.zext(b.shl(b.trunc(x, ws['V']), C), ws['W']), lambda b, x, C, ws: b.and_(b.shl(x, C.zext(ws['W'])), (C._k(-1) << C).zext(ws['W'])), T,
  types=dict(C='V'), bf=[dict(W=6, V=3), dict(W=8, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C=8), iw=dict(W=32, V=16))
R('238', 'x y', 'C', lambda b, x, y, C, ws: b.trunc(b.umin(b.and_(x, C), b.zext(y, ws['W'])), ws['V'], nuw=1), lambda b, x, y, C, ws: b.umin(b.trunc(x, ws['V']), y),
  lambda C, ws: C.eq((1 << ws['V']) - 1), types=dict(y='V'), bf=[dict(W=5, V=3), dict(W=6, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C=65535), iw=dict(W=32, V=16))
R('239', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.trunc(b.lshr(b.add(b.shl(x, C1), C2), C3), ws['V']), lambda b, x, C1, C2, C3, ws: b.trunc(b.add(b.shl(x, C1 - C3), C2 >> C3), ws['V']),
  lambda C1, C2, C3, ws: C3.ule(C1) & C3.ule(ws['W'] - ws['V']), bf=[dict(W=5, V=3), dict(W=6, V=3)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=12, C2=34816, C3=8), iw=dict(W=32, V=8))
R('240', 'x', 'C', lambda b, x, C: b.trunc(b.lshr(C, x), 1), lambda b, x, C: b.icmp('eq', x, C.log2()), lambda C: C.ispow2(), inst=dict(C=4), iw=8)
R('241', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.trunc(b.select(b.icmp('eq', b.and_(x, C1), 0), b.and_(x, C2), x), ws['V']), lambda b, x, C1, C2, ws: b.trunc(x, ws['V']),
  lambda C1, C2, ws: (C1 | C2).trunc(ws['V']).eq(-1), bf=[dict(W=5, V=3), dict(W=6, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=32768, C2=32767), iw=dict(W=32, V=16))
R('242', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('ugt', x, C1), b.icmp('ne', b.and_(x, C2), C3)), lambda b, x, C1, C2, C3: b.icmp('ugt', x, C1 + C3),
  lambda C1, C2, C3: C1.lowmask() & C2.eq(~C1) & C3.eq(C1 + 1), inst=dict(C1=281474976710655, C2=-281474976710656, C3=281474976710656), iw=64, weak=False)
R('243', 'x y', '', lambda b, x, y: b.and_(b.icmp('ne', x, -1), b.icmp('ule', b.add(x, 1), y)), lambda b, x, y: b.icmp('ult', x, y), T, iw=8)
R('244', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.icmp('eq', x, C1), b.icmp('eq', b.and_(x, C2), C3)), lambda b, x, C1, C2, C3: b.icmp('ult', b.add(x, -C1), 1 - C2),
  lambda C1, C2, C3: (-C2).ispow2() & C3.eq(C1 + 1) & (C3 & ~C2).eq(0), inst=dict(C1=127, C2=-32, C3=128), weak=False)
R('245', 'x', 'C', lambda b, x, C: b.sub(C, b.or_(x, C)), lambda b, x, C: b.and_(x, ~C), lambda C: (~C << 1).eq(0), inst=dict(C=2147483647))
R('246', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', x, C), b.neg(y), b.not_(y)), lambda b, x, y, C, ws: b.sub(b.sext(b.icmp('ne', x, C), ws['W']), y), T, inst=dict(C=0), iw=64)
R('247', 'a', 'C1 C2', lambda b, a, C1, C2: b.xor(b.ashr(C1, a), b.lshr(C2, a)), lambda b, a, C1, C2: b.ashr(C1 ^ C2, a), lambda C1, C2: C2.sge(0), inst=dict(C1=-3, C2=5))
R('248', 'x y', 'C', lambda b, x, y, C: b.umax(b.shl(C, x, nuw=1), b.shl(C, y, nuw=1)), lambda b, x, y, C: b.shl(C, b.umax(x, y), nuw=1), T, inst=dict(C=3))
R('249', 'x c', 'C1 C2 C3', lambda b, x, c, C1, C2, C3: b.mul(b.shl(x, C1), b.select(c, C2, C3)), lambda b, x, c, C1, C2, C3: b.mul(x, b.select(c, C2 << C1, C3 << C1)), T, types=dict(c=1), inst=dict(C1=1, C2=2, C3=0), iw=64, v=(4, 8))
R('250', 'x', 'C1 C2', lambda b, x, C1, C2: b.select(b.icmp('eq', x, C1), C2, b.neg(x)), lambda b, x, C1, C2: b.ssub_sat(x._k(0), x), lambda C1, C2: C1.eq(C1.smin) & C2.eq(C2.smax), inst=dict(C1=-2147483648, C2=2147483647))
R('251', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.select(b.icmp('eq', b.or_(b.usub_sat(y, C2), b.usub_sat(x, C1)), 0), C3._k(0), C3),
  lambda b, x, y, C1, C2, C3: b.and_(b.or_(b.usub_sat(y, C2 - C2.smax), b.usub_sat(x, C1 - C1.smax)), C3),
  lambda C1, C2, C3: C3.eq(0) | (C3.eq(C3.smin) & C1.uge(C1.smax) & C2.uge(C2.smax)), inst=dict(C1=223, C2=239, C3=128), iw=8, bf=(3, 4))
R('252', 'a', 'C1 C2', lambda b, a, C1, C2: b.select(b.icmp('eq', a, C1), C2, b.abs(a, 1)), lambda b, a, C1, C2: b.abs(a, 1), lambda C1, C2: C2.eq(C1.abs()) & C1.ne(C1.smin), inst=dict(C1=0, C2=0))
R('253', 'a', 'C1 C2', lambda b, a, C1, C2: b.select(b.icmp('sgt', a, -1), C1, b.or_(a, C2)), lambda b, a, C1, C2: b.smin(b.or_(a, C2), C1), lambda C1, C2: C1.sge(-1) & C1.sle(C2), inst=dict(C1=1, C2=3), iw=8)
R('254', 'x y', '', lambda b, x, y: b.lshr(b.or_(x, y), x), lambda b, x, y: b.lshr(y, x), T)
def _255(b, a, C1, C2, C3):
    b.assume(b.icmp('sgt', a, 0)); return b.smax(b.sdiv(b.add(a, C1, nsw=1), C2), C3)
R('255', 'a', 'C1 C2 C3', _255, lambda b, a, C1, C2, C3: b.sdiv(b.add(a, C1, nsw=1), C2),
  lambda C1, C2, C3: (C2.sgt(0) & (C1 + 1).sdiv(C2).sge(C3)) | (C2.slt(0) & (C1.smax + C1.smin_(0)).sdiv(C2).sge(C3)), inst=dict(C1=7, C2=8, C3=1), v=(4, 8))
R('256', 'a x', 'C', lambda b, a, x, C: b.add(b.smin(b.sub(C, a, nsw=1), b.sub(x, a, nsw=1)), a, nsw=1), lambda b, a, x, C: b.smin(x, C), T, inst=dict(C=0))
R('257', 'a d', 'C', lambda b, a, d, C: b.icmp('sgt', b.smin(b.sub(C, a, nsw=1), b.sub(d, a, nsw=1)), 0), lambda b, a, d, C: b.and_(b.icmp('slt', a, C), b.icmp('slt', a, d)), T, inst=dict(C=32), iw=16)
R('258', 'x y', '', lambda b, x, y: b.sub(b.smin(b.add(x, 1, nsw=1), y), b.smin(x, y)), lambda b, x, y, ws: b.zext(b.icmp('slt', x, y), ws['W']), T)
def _259(b, a, d, C):
    b.assume(b.icmp('slt', a, d)); return b.smax(d, b.add(a, C, nsw=1))
R('259', 'a d', 'C', _259, lambda b, a, d, C: d, lambda C: C.sle(1), inst=dict(C=1), iw=64)
def _260(b, a, C0, C1, C2, C3, ws): return b.icmp('ult', b.add(b.xor(b.trunc(b.lshr(a, C0), ws['V'], nuw=1), C1), C2), C3)
R('260', 'a', 'C0 C1 C2 C3 C4', lambda b, a, C0, C1, C2, C3, C4, ws: b.or_(b.icmp('eq', b.lshr(a, C0), C4), _260(b, a, C0, C1, C2, C3, ws)), lambda b, a, C0, C1, C2, C3, C4, ws: _260(b, a, C0, C1, C2, C3, ws),
  lambda C0, C1, C2, C3, C4, ws: ((C4.trunc(ws['V']) ^ C1) + C2).ult(C3) | C4.ugt(C4._k(-1) >> C0) | (C4 >> ws['V']).ne(0),
  types=dict(C1='V', C2='V', C3='V'), bf=[dict(W=4, V=2), dict(W=5, V=2)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C0=32, C1=55296, C2=-1114112, C3=-1112064, C4=1114112), iw=dict(W=64, V=32))
R('261', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.xor(b.and_(b.add(x, C1), C2), C3), lambda b, x, C1, C2, C3: b.and_(b.sub(~C1, x), C2), lambda C1, C2, C3: C2.eq(C3), inst=dict(C1=5, C2=31, C3=31))
R('262', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.add(b.or_(b.add(x, C1), C2), C3), lambda b, x, C1, C2, C3: b.and_(b.add(x, C2), ~C2), lambda C1, C2, C3: C1.eq(-1) & C3.eq(1) & C2.lowmask(), inst=dict(C1=-1, C2=4095, C3=1), iw=64, weak=False)
R('263', 'x', 'C', lambda b, x, C: b.add(b.and_(b.neg(x), C), x), lambda b, x, C: b.and_(b.add(x, C), ~C), lambda C: C.lowmask(), inst=dict(C=15))
R('264', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.add(b.add(x, C1), b.and_(y, C2)), lambda b, x, y, C1, C2: b.add(x, b.or_(y, C1)), lambda C1, C2: C2.eq(~C1), inst=dict(C1=255, C2=-256))
R('265', 'x y', 'C', lambda b, x, y, C: b.ucmp(b.mul(x, C, nuw=1), b.mul(y, C, nuw=1)), lambda b, x, y, C: b.ucmp(x, y), lambda C: C.ne(0), inst=dict(C=10), iw=12, v=(4, 8, 12))
R('266', 'x y', '', lambda b, x, y, ws: b.scmp(b.ucmp(x, y, ws['V']), 0), lambda b, x, y: b.ucmp(x, y), T, bf=[dict(W=4, V=6), dict(W=5, V=10)], v=[dict(W=8, V=16), dict(W=16, V=32)], iw=dict(W=32, V=64))
R('267', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.sub(x, b.select(b.icmp('ult', b.and_(x, C1), C2), b.add(b.and_(x, C1), C3), b.and_(x, C1))), lambda b, x, C1, C2, C3: b.and_(b.add(x, -C2), ~C1),
  lambda C1, C2, C3: C1.lowmask() & C3.eq(C1 + 1) & (C2.ule(C1) | C2.eq(C3)), inst=dict(C1=15, C2=4, C3=16), weak=False)
