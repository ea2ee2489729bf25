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
R('301', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.icmp('ugt', b.add(x, C1), C2), b.icmp('eq', b.add(x, C1), C3)), lambda b, x, C1, C2, C3: b.and_(b.icmp('ne', x, -C1), b.icmp('ne', x, C2 - C1)),
  lambda C1, C2, C3: (C2.eq(2) & C3.eq(1)) | (C2.ule(1) & C3.ugt(C2)), inst=dict(C1=-8, C2=2, C3=1), iw=8)
R('302', 'c y', 'C1 C2', lambda b, c, y, C1, C2: b.select(b.and_(c, b.icmp('ugt', y, C1, samesign=1)), b.icmp('ult', y, C2, samesign=1), b.const(0, 1)),
  lambda b, c, y, C1, C2: b.select(c, b.icmp('ult', b.add(y, -(C1 + 1)), C2 - (C1 + 1)), b.const(0, 1)), lambda C1, C2: C1.ult(C2), types=dict(c=1), inst=dict(C1=65535, C2=1114112), weak=False)
def _303(b, x, C1, C2, C3, C4):
    b.assume(b.icmp('ult', b.add(x, C1), C2)); return b.icmp('ult', b.add(x, C3, nsw=1), C4)
R('303', 'x', 'C1 C2 C3 C4', _303, lambda b, x, C1, C2, C3, C4: b.icmp('slt', x, C4 - C3),
  lambda C1, C2, C3, C4: C2.ne(0) & C4.ne(0) & (-C1).sle(C2 - C1 - 1) & (C2 - C1 - 1).slt(-C3) & (C4 - C3).sle(-C3), inst=dict(C1=1, C2=6, C3=-5, C4=-3), iw=8, bf=(4,), weak=False)
R('304', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4: b.select(b.icmp('slt', x, C1), C2, b.smin(b.ashr(x, C3), C4)), lambda b, x, C1, C2, C3, C4: b.smax(b.smin(b.ashr(x, C3), C4), C2),
  lambda C1, C2, C3, C4: C3.ult(C3.w) & C1.ashr(C3).eq(C2) & C2.sle(C4), inst=dict(C1=0, C2=0, C3=8, C4=65535), bf=(4,), weak=False)
R('305', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.select(b.icmp('sgt', x, C2), b.add(x, C1, nsw=1), C3), lambda b, x, C1, C2, C3: b.add(b.smax(x, C2), C1, nuw=1, nsw=1),
  lambda C1, C2, C3: C3.eq(C1 + C2) & C1.sge(0) & C2.sge(0) & C3.sge(0), inst=dict(C1=16, C2=1008, C3=1024), weak=False)
R('306', 'x', 'C', lambda b, x, C: b.icmp('ugt', b.umax(x, C), b.not_(x)), lambda b, x, C: b.icmp('slt', x, 0), lambda C: C.ule(C.smin), inst=dict(C=1), iw=64)
R('307', 'c', 'C1 C2', lambda b, c, C1, C2: b.add(b.select(c, C1, C2), b.zext(c, C1.w)), lambda b, c, C1, C2: b.select(c, C1 + 1, C2), T, types=dict(c=1), inst=dict(C1=64, C2=1), iw=64)
def _308(b, x, C1, C2, C3):
    b.assume(b.icmp('ult', x, C1)); return b.icmp('eq', b.and_(b.add(x, C2, nsw=1), C3), 0)
R('308', 'x', 'C1 C2 C3', _308, lambda b, x, C1, C2, C3: b.icmp('ne', b.and_(x, 1), 0),
  lambda C1, C2, C3: C2.eq(-1) & (C3 & 1).eq(1) & (~C3 | 1).lowmask() & (C1 - 1).ule(-C3), inst=dict(C1=4, C2=-1, C3=-3), iw=8, weak=False)
R('309', 'p q', 'C1 C2 C3 C4', lambda b, p, q, C1, C2, C3, C4: b.icmp('eq', b.and_(b.select(q, C3, C4), b.select(p, C1, C2)), 0), lambda b, p, q: b.xor(p, q),
  lambda C1, C2, C3, C4: (C1 & C3).ne(0) & (C1 & C4).eq(0) & (C2 & C3).eq(0) & (C2 & C4).ne(0), types=dict(p=1, q=1), inst=dict(C1=4, C2=1, C3=4, C4=1), bf=(3, 4))
R('310', 'i', 'C1 C2', lambda b, i, C1, C2: b.or_(b.icmp('eq', i, C1), b.icmp('eq', i, C2)), lambda b, i, C1, C2: b.icmp('eq', b.and_(i, ~(C1 ^ C2)), C1 & C2), lambda C1, C2: (C1 ^ C2).pow2or0(), inst=dict(C1=0, C2=2))
R('311', 'c', 'C1 C2', lambda b, c, C1, C2: b.icmp('ne', b.and_(b.shl(C1, c), C2), 0), lambda b, c, C1, C2: b.icmp('eq', c, C2.log2() - C1.log2()), lambda C1, C2: C1.ispow2() & C2.ispow2() & C1.ule(C2), inst=dict(C1=2, C2=16), weak=False)
def _312(b, x, C1, C2, C3):
    a = b.add(x, C1); return b.icmp('eq', b.add(b.lshr(a, C2), b.zext(b.icmp('ne', b.and_(a, C3), 0), C1.w), nuw=1, nsw=1), 0)
R('312', 'x', 'C1 C2 C3', _312, lambda b, x, C1, C2, C3: b.icmp('eq', x, -C1), lambda C1, C2, C3: (((1 << C2) - 1) & ~C3).eq(0), inst=dict(C1=1, C2=4, C3=15))
def _313(b, x, C1, C2, ws):
    n = b.neg(b.zext(b.and_(b.neg(x), C1), ws['W'], nneg=1), nsw=1); return b.or_(b.lshr(n, C2), n)
R('313', 'x', 'C1 C2', _313, lambda b, x, C1, C2, ws: b.sext(b.icmp('ne', b.and_(x, C1), 0), ws['W']),
  lambda C1, C2, ws: C1.lowmask() & C1.ctpop().zext(ws['W']).ule(C2) & C2.ule(ws['W'] - C1.ctpop().zext(ws['W'])),
  types=dict(x='V', C1='V'), bf=[dict(W=5, V=3), dict(W=6, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=63, C2=8), iw=dict(W=64, V=32), weak=False)
R('314', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.select(b.icmp('sgt', x, C1), b.zext(b.icmp('ne', x, C2), ws['W']), C3), lambda b, x, C1, C2, C3, ws: b.scmp(x, C2, ws['W']),
  lambda C1, C2, C3: C2.eq(C1 + 1) & C1.ne(C1.smax) & C3.eq(-1), inst=dict(C1=-1, C2=0, C3=-1), bf=(4, 5), weak=False)
def _315(b, a, d, C):
    x = b.xor(a, d); return b.and_(b.icmp('ult', x, C), b.not_(b.trunc(x, 1)))
R('315', 'a d', 'C', _315, lambda b, a, d, C: b.icmp('eq', a, d), lambda C: (C - 1).ule(1), inst=dict(C=2), iw=8)
def _316(b, c, x, C1, C2, ws):
    b.assume(b.icmp('ult', c, C1)); return b.and_(b.add(b.zext(c, ws['W']), C2, nsw=1), x)
R('316', 'c x', 'C1 C2', _316, lambda b, c, x, C1, C2: b.select(b.trunc(c, 1), x._k(0), x), lambda C1, C2: C1.ule(2) & C2.eq(-1),
  types=dict(c='V', C1='V'), bf=[dict(W=5, V=3), dict(W=6, V=3)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=2, C2=-1), iw=dict(W=64, V=8))
def _317(b, a, d, C):
    b.assume(b.icmp('eq', a, b.add(d, C))); return b.icmp('eq', a, d)
R('317', 'a d', 'C', _317, lambda b, a, d, C: b.const(0, 1), lambda C: C.ne(0), inst=dict(C=12), iw=8)
def _318(b, x, C1, C2):
    b.assume(b.icmp('ult', b.abs(x), C1)); return b.sdiv(x, C2)
R('318', 'x', 'C1 C2', _318, lambda b, x, C1, C2: x._k(0), lambda C1, C2: C1.ule(C2.abs()), inst=dict(C1=6, C2=6), v=(4, 8), weak=False)
def _319(b, x, y, z, C1, C2, C3):
    b.assume(b.icmp('ult', y, C1)); b.assume(b.icmp('ult', b.add(z, C2), C3)); return b.xor(x, b.ashr(y, z))
R('319', 'x y z', 'C1 C2 C3', _319, lambda b, x, y, z: x, lambda C1, C2, C3: (C1 - 1).sge(0) & ((C1 - 1) >> -C2).eq(0) & (-C2).ule(C3 - 1 - C2), inst=dict(C1=2, C2=-1, C3=2), bf=(3, 4), weak=False)
R('320', 'x', 'C', lambda b, x, C: b.cttz(b.mul(x, C)), lambda b, x, C: b.cttz(x), lambda C: (C & 1).eq(1), inst=dict(C=3), iw=64, v=(4, 8))
def _321(b, x, C1, C2, C3):
    b.assume(b.icmp('ugt', x, C1)); return b.icmp('eq', b.and_(x, C2), C3)
R('321', 'x', 'C1 C2 C3', _321, lambda b, x, C1, C2, C3: b.const(0, 1), lambda C1, C2, C3: (C3 & ~C2).ne(0) | (C3 | ~C2).ule(C1), inst=dict(C1=65535, C2=-65521, C3=0), iw=64, bf=(4, 5))
R('322', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.and_(x, C1), C2), lambda b, x, C1, C2, ws: b.icmp('eq', b.trunc(x, ws['V']), C2.trunc(ws['V'])), lambda C1, C2, ws: C1.eq((1 << ws['V']) - 1) & C2.ule(C1),
  bf=[dict(W=5, V=1), dict(W=6, V=3)], v=[dict(W=8, V=4), dict(W=16, V=8), dict(W=16, V=1)], inst=dict(C1=1, C2=0), iw=dict(W=32, V=1), weak=False)
R('323', 'x', '', lambda b, x: b.icmp('ule', b.ctpop(x), x), lambda b, x: b.const(1, 1), T, iw=64)
R('324', 'p q a c d', '', lambda b, p, q, a, c, d: b.select(b.select(p, q, b.const(0, 1)), d, b.select(p, a, c)), lambda b, p, q, a, c, d: b.select(p, b.select(q, d, a), c), T, types=dict(p=1, q=1), bf=(2, 3))
R('325', 'x y', '', lambda b, x, y, ws: b.icmp('eq', b.shl(b.zext(x, ws['W']), b.zext(y, ws['W'])), 1), lambda b, x, y: b.and_(x, b.not_(y)), T, types=dict(x=1, y=1))
_P = [dict(W=5, V=3), dict(W=6, V=3), dict(W=6, V=4)]
_Q = [dict(W=8, V=4), dict(W=16, V=8)]
def _331(b, v, C1): return b.sub(C1, b.ctlz(v), nuw=1, nsw=1)
def _331s(b, x, C2, C3, w): return b.add(b.lshr(x, C2), b.zext(b.icmp('ne', b.and_(x, C3), 0), w), nuw=1, nsw=1)
R('331', 'v', 'C1 C2 C3', lambda b, v, C1, C2, C3, ws: _331s(b, _331(b, v, C1), C2, C3, ws['W']), lambda b, v, C1, C2, C3: b.lshr(b.add(_331(b, v, C1), C3), C2), lambda C1, C2, C3: C3.eq((1 << C2) - 1) & ~C1.uadd_ov(C3), inst=dict(C1=32, C2=3, C3=7), bf=(4, 5))
R('332', 'x', 'C1 C2', lambda b, x, C1, C2: b.add(x, b.shl(b.sdiv(x, C1), C2)), lambda b, x, C1, C2: b.srem(x, 1 << C2), lambda C1, C2: C1.eq(-(1 << C2)), inst=dict(C1=-4, C2=2), iw=8, v=(4, 8))
R('333', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.sext(b.sdiv(b.add(b.mul(b.trunc(x, ws['V'], nuw=1, nsw=1), C1, nuw=1), C2), C3, exact=1), ws['W']), lambda b, x, C1, C2, C3, ws: b.sext(b.add(b.trunc(x, ws['V'], nuw=1, nsw=1), C2.sdiv(C1)), ws['W']),
  lambda C1, C2, C3: C1.eq(C3) & C2.srem(C1).eq(0) & (C1.eq(1) | C1.eq(-1) | ~C1.abs().ispow2()), types=dict(C1='V', C2='V', C3='V'), bf=[dict(W=5, V=4), dict(W=6, V=4), dict(W=6, V=5)], v=_Q, inst=dict(C1=24, C2=-24, C3=24), iw=dict(W=32, V=8))
R('334', 'x', 'C', lambda b, x, C, ws: b.trunc(b.bswap(b.shl(b.zext(x, ws['W']), C, nuw=1)), ws['V']), lambda b, x, C: b.bswap(x), lambda C, ws: C.eq(ws['W'] - ws['V']), types=dict(x='V'), bf=[dict(W=32, V=16)], v=[dict(W=32, V=16), dict(W=64, V=32), dict(W=48, V=16)], inst=dict(C=48), iw=dict(W=64, V=16), weak=False)
R('335', 'x y', 'C', lambda b, x, y, C: b.bswap(b.shl(b.bswap(x), b.shl(y, C))), lambda b, x, y, C: b.lshr(x, b.shl(y, C)), lambda C: C.uge(3), inst=dict(C=3), iw=64, bf=(16,), v=(16, 32), weak=False)
R('336', 'a', 'C1 C2', lambda b, a, C1, C2: b.udiv(b.shl(a, C1, nuw=1, nsw=1), b.shl(a, C2, nuw=1, nsw=1)), lambda b, a, C1, C2: (1 << C1).udiv(1 << C2), T, inst=dict(C1=2, C2=1), iw=8, v=(4, 8))
def _337(b, x, y):
    b.assume(b.icmp('eq', b.ctpop(y), 1)); return b.urem(x, y)
R('337', 'x y', '', _337, lambda b, x, y: b.and_(x, b.add(y, -1)), T, v=(4, 8))
R('338', 'x', 'C1 C2', lambda b, x, C1, C2: b.add(b.mul(b.lshr(x, C1), C2), x), lambda b, x, C1, C2: b.add(b.lshr(x, C1), b.and_(x, (1 << C1) - 1)), lambda C1, C2: C2.eq(1 - (1 << C1)), inst=dict(C1=4, C2=-15), iw=8)
R('339', 'x', 'C1 C2', lambda b, x, C1, C2: b.lshr(b.mul(x, C1, nuw=1, nsw=1), C2, exact=1), lambda b, x, C1, C2: b.mul(x, C1 >> C2, nuw=1, nsw=1), lambda C1, C2: ((C1 >> C2) << C2).eq(C1), inst=dict(C1=52, C2=2), iw=64, v=(4, 8))
R('340', 'x', 'C1 C2', lambda b, x, C1, C2: b.shl(C1, b.sub(x, C2), nsw=1), lambda b, x, C1, C2: b.shl(C1.ashr(C2), x, nsw=1), lambda C1, C2: C1.ne(0) & C2.ult(C2.w) & (C1.ashr(C2) << C2).eq(C1), inst=dict(C1=2, C2=1))
R('341', 'x', 'C1 C2', lambda b, x, C1, C2: b.sdiv(b.and_(x, C1), C2), lambda b, x, C1, C2: b.ashr(x, C2.log2()), lambda C1, C2: C2.ispow2() & C2.sgt(0) & C1.eq(-C2), inst=dict(C1=-16, C2=16), iw=64, v=(4, 8))
def _342(b, a, C1, C2):
    b.assume(b.icmp('ult', a, C2)); return b.shl(C1, a, nuw=1, nsw=1)
R('342', 'a', 'C1 C2', _342, lambda b, a, C1, C2: b.add(a, C1, nuw=1, nsw=1), lambda C1, C2: C1.eq(1) & C2.ule(2), inst=dict(C1=1, C2=2))
R('343', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.or_(b.and_(b.and_(x, C1), b.not_(b.and_(y, C2))), b.and_(x, C3), disjoint=1), lambda b, x, y, C1, C2, C3: b.and_(b.not_(b.and_(y, C2)), x), lambda C1, C2, C3: (C1 | C3).eq(-1) & (C2 & C3).eq(0), inst=dict(C1=1, C2=1, C3=-2), bf=(3, 4))
R('344', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.or_(b.or_(a, b.add(b.shl(b_, C1), C2)), C3), lambda b, a, b_, C1, C2, C3: b.or_(b.add(b.shl(b_, C1), C2 | C3), a), lambda C1, C2, C3: C3.ult(1 << C1), inst=dict(C1=1, C2=2, C3=1), bf=(3, 4))
R('345', 'a', 'C1 C2', lambda b, a, C1, C2: b.select(b.icmp('eq', b.and_(a, C1), 0), a._k(0), b.shl(a, C2)), lambda b, a, C1, C2: b.shl(a, C2), lambda C1, C2: C2.ult(C2.w) & (~C1 << C2).eq(0), inst=dict(C1=2147483647, C2=1))
R('346', 'x m', 'C1 C2', lambda b, x, m, C1, C2: b.icmp('ult', b.add(b.and_(x, m), C1, nuw=1), b.add(m, C2, nuw=1)), lambda b, x, m, C1, C2: b.const(1, 1), lambda C1, C2: C1.ult(C2), inst=dict(C1=1024, C2=1025))
R('347', 'a b_', 'C', lambda b, a, b_, C, ws: b.lshr(b.add(b.zext(b_, ws['W']), b.zext(a, ws['W']), nuw=1, nsw=1), C), lambda b, a, b_, C, ws: b.zext(b.icmp('ult', b.not_(a), b_), ws['W']), lambda C, ws: C.eq(ws['V']), types=dict(a='V', b_='V'), bf=_P, v=_Q, inst=dict(C=32), iw=dict(W=64, V=32))
R('348', 'x', 'C', lambda b, x, C: b.icmp('ne', b.and_(b.mul(x, x), C), 0), lambda b, x, C: b.const(0, 1), lambda C: (C & ~2).eq(0), inst=dict(C=2), v=(4, 8))
R('349', 'v', 'C1 C2 C3', lambda b, v, C1, C2, C3, ws: b.mul(b.add(b.udiv(v, C1), b.zext(b.icmp('ne', b.urem(v, C2), 0), ws['W'])), C3), lambda b, v, C1, C2, C3: b.and_(b.add(v, C1 - 1), -C1), lambda C1, C2, C3: C1.eq(C2) & C1.eq(C3) & C1.ispow2(), inst=dict(C1=64, C2=64, C3=64), bf=(4, 5), v=(4, 8))
def _350(b, x, y, C):
    p = b.shl(C, y); m = b.srem(x, p); return b.select(b.icmp('slt', m, 0), b.add(p, m), m)
R('350', 'x y', 'C', _350, lambda b, x, y, C: b.and_(x, b.not_(b.shl(-C, y, nsw=1))), lambda C: C.ispow2(), inst=dict(C=1), iw=8, v=(4, 8))
R('351', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.add(b.zext(b.add(x, C1, nsw=1), ws['W'], nneg=1), C2, nsw=1), lambda b, x, C1, C2, ws: b.sext(x, ws['W']), lambda C1, C2, ws: C2.eq(-C1.sext(ws['W'])), types=dict(x='V', C1='V'), bf=_P, v=_Q, inst=dict(C1=1, C2=-1), iw=dict(W=32, V=8))
R('352', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.zext(b.add(b.ashr(x, C1), C2), ws['W']), lambda b, x, C1, C2, ws: b.zext(b.icmp('sgt', x, -1), ws['W']), lambda C1, C2, ws: C1.eq(ws['V'] - 1) & C2.eq(1), types=dict(x='V', C1='V', C2='V'), bf=_P, v=_Q, inst=dict(C1=15, C2=1), iw=dict(W=32, V=16))
R('353', 'x y', '', lambda b, x, y: b.fshl(x, x, b.neg(y)), lambda b, x, y: b.fshr(x, x, y), lambda ws: ws['W'] & (ws['W'] - 1) == 0, iw=4, bf=(4, 8), v=(4, 8, 16))
R('354', 'x', 'C', lambda b, x, C, ws: b.trunc(b.lshr(b.bitreverse(b.zext(x, ws['W'])), C, exact=1), ws['V']), lambda b, x, C: b.bitreverse(x), lambda C, ws: C.eq(ws['W'] - ws['V']), types=dict(x='V'), bf=_P, v=_Q, inst=dict(C=24), iw=dict(W=32, V=8))
R('355', 'x', 'C', lambda b, x, C: b.icmp('ult', b.shl(x, C), x), lambda b, x, C: b.icmp('slt', x, 0), lambda C: C.eq(1), inst=dict(C=1), iw=8)
R('401', 'x c', 'C1 C2 C3', lambda b, x, c, C1, C2, C3: b.shl(b.and_(x, C1), b.select(c, C2, C3)), lambda b, x, c, C1: b.select(c, x._k(0), b.and_(x, C1)), lambda C1, C2, C3: C3.eq(0) & C1.ne(0) & C2.ult(C2.w) & (C1 << C2).eq(0), types=dict(c=1), inst=dict(C1=8, C2=7, C3=0), iw=8, weak=False)
def _402(b, x, y, C1, C2): return b.add(b.urem(y, C2), b.urem(x, C1))
R('402', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.urem(_402(b, x, y, C1, C2), C3), lambda b, x, y, C1, C2, C3: b.select(b.icmp('uge', _402(b, x, y, C1, C2), C3), b.sub(_402(b, x, y, C1, C2), C3, nuw=1), _402(b, x, y, C1, C2)),
  lambda C1, C2, C3: C1.ne(0) & C2.ne(0) & C3.ne(0) & ~(C1 - 1).uadd_ov(C2 - 1) & ((C1 + C2 - 2).ult(C3) | (C1 + C2 - 2 - C3).ult(C3)), inst=dict(C1=13, C2=13, C3=13), v=(4, 8), weak=False)
def _403(b, a, C1, C2, C3):
    b.assume(b.icmp('ugt', a, C1)); return b.icmp('ult', b.xor(b.ctlz(a, 1), C2), C3)
R('403', 'a', 'C1 C2 C3', _403, lambda b, a: b.const(0, 1), lambda C1, C2, C3: C2.eq(C2.w - 1) & C3.ule((C1 + 1).log2()) & (C1.w & (C1.w - 1) == 0), inst=dict(C1=8192, C2=63, C3=13), iw=64, bf=(4, 8), weak=False)
R('404', 'a', 'C', lambda b, a, C: b.icmp('eq', b.lshr(a, C), b.zext(b.icmp('eq', a, 0), C.w)), lambda b, a: b.icmp('sgt', a, 0), lambda C: C.eq(C.w - 1), inst=dict(C=31), weak=False)
R('405', 'x', 'C', lambda b, x, C: b.icmp('eq', b.and_(x, b.neg(x)), C), lambda b, x: b.trunc(x, 1), lambda C: C.eq(1), inst=dict(C=1), iw=8)
def _406(b, x, y, C1, C2, ws):
    b.assume(b.icmp('ult', x, C1)); b.assume(b.icmp('ult', y, C2)); return b.add(b.zext(b.icmp('ne', b.urem(x, y), 0), ws['W']), b.zext(b.udiv(x, y), ws['W']))
R('406', 'x y', 'C1 C2', _406, lambda b, x, y, ws: b.zext(b.udiv(b.add(x, b.add(y, -1)), y), ws['W']), lambda C1, C2: C1.ne(0) & C2.ugt(1) & ~(C1 - 1).uadd_ov(C2 - 2),
  types=dict(x='V', y='V', C1='V', C2='V'), bf=_P, v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=101, C2=11), iw=dict(W=16, V=8), weak=False)
def _407(b, d, z, n, C1, C2, C3, C4):
    b.assume(b.icmp('ult', b.add(d, C1), C2)); b.assume(b.icmp('ult', b.add(n, C3), C4)); return b.sub(b.udiv(n, d), z)
R('407', 'd z n', 'C1 C2 C3 C4', _407, lambda b, d, z, n, C1, C2, C3, C4: b.sub((-C3).udiv(-C1), z),
  lambda C1, C2, C3, C4: C1.ne(0) & C2.ne(0) & C4.ne(0) & (-C1).ule(C2 - C1 - 1) & (-C3).ule(C4 - C3 - 1) & (-C3).udiv(C2 - C1 - 1).eq((C4 - C3 - 1).udiv(-C1)), inst=dict(C1=-39, C2=8, C3=-184, C4=11), bf=(3, 4), v=(4, 8), weak=False)
R('408', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.add(b.sdiv(x, C1), b.sext(b.icmp('eq', b.and_(x, C2), C3), C1.w)), lambda b, x: b.ashr(x, 1), lambda C1, C2, C3: C1.eq(2) & C2.eq(C2.smin + 1) & C3.eq(C2), inst=dict(C1=2, C2=-2147483647, C3=-2147483647), v=(4, 8), weak=False)
R('409', 'a b_', 'C', lambda b, a, b_, C: b.sub(b.add(b.shl(a, C), b_), b.and_(b.add(a, b_), a)), lambda b, a, b_: b.or_(b.add(a, b_), a), lambda C: C.eq(1), inst=dict(C=1), weak=False)
R('410', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ult', b.mul(x, C1, nuw=1), C2), lambda b, x, C1, C2: b.icmp('ult', x, C2.udiv(C1) + C2.urem(C1).ne(0).ite(C2._k(1), C2._k(0))), lambda C1: C1.ne(0), inst=dict(C1=5, C2=-9223372036854775808), iw=64, v=(4, 8))
R('411', 'x', 'C', lambda b, x, C: b.or_(b.icmp('eq', x, 0), b.icmp('eq', b.ctpop(x), C)), lambda b, x: b.icmp('ult', b.ctpop(x), 2), lambda C: C.eq(1), inst=dict(C=1))
R('412', 'v b_', 'C', lambda b, v, b_, C: b.icmp('slt', b.shl(v, b.sub(C, b_)), 0), lambda b, v, b_: b.icmp('ne', b.and_(v, b.shl(v._k(1), b_)), 0), lambda C: C.eq(C.w - 1), inst=dict(C=31))
R('413', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('ugt', x, C1), b.icmp('eq', b.and_(x, C2), C3)), lambda b, x, C2, C3: b.icmp('eq', b.and_(x, C2), C3), lambda C1, C2, C3: C1.ult(C3) | (C3 & ~C2).ne(0), inst=dict(C1=28, C2=-2, C3=48), iw=8)
def _414(b, x, C1, C2):
    b.assume(b.icmp('ne', b.and_(x, C1), 0)); return b.icmp('eq', b.and_(x, C2), 0)
R('414', 'x', 'C1 C2', _414, lambda b, x: b.const(0, 1), lambda C1, C2: (C1 & ~C2).eq(0), inst=dict(C1=1, C2=3))
R('415', 'a y', 'C', lambda b, a, y, C: b.add(b.smax(a, b.sub(C, y, nsw=1)), y, nuw=1, nsw=1), lambda b, a, y, C: b.smax(b.add(a, y), C), lambda C: C.sge(0), inst=dict(C=0))
R('416', 'x', 'C1 C2', lambda b, x, C1, C2: b.and_(b.xor(b.shl(C1, x), C2), x), lambda b, x: x, lambda C2: C2.eq(-1), inst=dict(C1=-1, C2=-1), weak=False)
R('417', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4: b.or_(b.icmp('eq', b.and_(x, C3), C4), b.icmp('eq', b.and_(x, C1), C2)), lambda b, x, C1, C2: b.icmp('eq', b.and_(x, C1), C2),
  lambda C1, C2, C3, C4: (C1 & ~C3).eq(0) & (C4 & C1).eq(C2), inst=dict(C1=-65536, C2=287440896, C3=-256, C4=287453952), bf=(3, 4), weak=False)
R('418', 'x', 'C', lambda b, x, C: b.icmp('slt', b.and_(b.neg(x), x), C), lambda b, x: b.icmp('eq', x, x._k(1 << (x.w - 1))), lambda C: C.sle(0) & C.ne(C.smin), inst=dict(C=0), iw=8)
R('419', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4, ws: b.icmp('ult', b.add(b.and_(b.lshr(b.trunc(x, ws['V']), C1), C2), C3, nsw=1), C4),
  lambda b, x, C1, C2, C3, C4, ws: b.icmp('ult', b.add(b.and_(x, (C2 << C1).zext(ws['W'])), C3.sext(ws['W']) << C1.zext(ws['W']), nsw=1), C4.zext(ws['W']) << C1.zext(ws['W'])),
  lambda C1, C2, C4, ws: C1.ult(ws['V']) & C1.ule(ws['W'] - ws['V']) & C2.sge(0) & C4.sge(0), types=dict(C1='V', C2='V', C3='V', C4='V'), bf=_P, v=_Q, inst=dict(C1=8, C2=255, C3=-1, C4=2), iw=dict(W=64, V=32), weak=False)
R('420', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4: b.and_(b.add(b.lshr(b.add(x, C1), C2), C3, nuw=1, nsw=1), C4), lambda b, x, C2, C4: b.and_(b.lshr(x, C2), C4),
  lambda C1, C2, C3, C4: C2.ult(C2.w) & C4.ne(0) & C4.lowmask() & ((C4 << C2) >> C2).eq(C4) & (C1 & ((1 << C2) - 1)).eq(0) & (((C1 >> C2) + C3) & C4).eq(0), inst=dict(C1=12, C2=2, C3=1, C4=3), iw=64, bf=(3, 4), weak=False)
R('421', 'n', 'C1 C2 C3 C4', lambda b, n, C1, C2, C3, C4: b.add(b.and_(b.shl(b.add(n, C1), C2), C3), C4), lambda b, n, C2, C3: b.shl(b.and_(n, C3.ashr(C2)), C2),
  lambda C1, C2, C3, C4: C2.ult(C2.w) & (-C3).ispow2() & ((C1 << C2) & ~C3).eq(0) & C4.ne(0) & C4.eq(-(C1 << C2)), inst=dict(C1=-16, C2=2, C3=-64, C4=64), iw=64, bf=(3, 4), weak=False)
R('422', 'x', 'C0 C1 C2', lambda b, x, C0, C1, C2: b.icmp('eq', x, b.select(b.icmp('sgt', x, C0), C1, C2)), lambda b, x, C1, C2: b.or_(b.icmp('eq', x, C2), b.icmp('eq', x, C1)), lambda C0, C1, C2: C1.sgt(C0) & C2.sle(C0), inst=dict(C0=0, C1=2, C2=0), weak=False)
R('423', 'x', 'C1 C2', lambda b, x, C1, C2: b.umax(b.shl(x, C1, nuw=1), b.add(x, C2)), lambda b, x, C1, C2: b.select(b.icmp('eq', x, 0), C2, b.shl(x, C1, nuw=1)), lambda C1, C2: C1.ult(C1.w) & C2.ult(1 << C1), inst=dict(C1=1, C2=1), iw=64, weak=False)
R('424', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.trunc(b.ashr(b.shl(x, C1), C2), ws['V']), lambda b, x, C1, C2, ws: b.ashr(b.shl(b.trunc(x, ws['V']), (C1 - (ws['W'] - ws['V'])).trunc(ws['V'])), (C2 - (ws['W'] - ws['V'])).trunc(ws['V'])),
  lambda C1, C2, ws: C1.uge(ws['W'] - ws['V']) & C1.ult(ws['W']) & C2.uge(ws['W'] - ws['V']) & C2.ult(ws['W']), bf=_P, v=_Q, inst=dict(C1=15, C2=15), iw=dict(W=16, V=8), weak=False)
R('425', 'x', 'C', lambda b, x, C: b.umin(b.cttz(x), C), lambda b, x, C: b.cttz(b.or_(x, 1 << C)), lambda C: C.ult(C.w), inst=dict(C=6), iw=16, weak=False)
def _426(b, m, a, b_, C):
    s = b.shl(C, m, nuw=1); return b.select(b.or_(b.icmp('eq', b.and_(s, a), 0), b.icmp('eq', b.and_(s, b_), 0)), s._k(0), s)
R('426', 'm a b_', 'C', _426, lambda b, m, a, b_, C: b.and_(b.and_(b.shl(C, m, nuw=1), a), b_), lambda C: C.pow2or0(), inst=dict(C=1), iw=64)
R('427', 'a b_', '', lambda b, a, b_: b.icmp('slt', b.xor(b.not_(a), b_), b.not_(a)), lambda b, a, b_: b.icmp('sgt', b.xor(b_, a), a), T)
R('428', 'a b_', 'C', lambda b, a, b_, C: b.select(b.icmp('eq', b.or_(b.xor(b_, C), a), 0), a, 0), lambda b, a, b_: a._k(0), T, inst=dict(C=-1))
def _429(b, x, y):
    b.assume(b.icmp('ne', x, y)); return b.icmp('eq', b.or_(x, y), 0)
R('429', 'x y', '', _429, lambda b, x, y: b.const(0, 1), T, iw=8)
R('430', 'x y z w', 'C', lambda b, x, y, z, w, C: b.select(b.select(b.icmp('ne', b.or_(b.or_(w, z), x), 0), b.const(1, 1), b.icmp('ne', y, C)), x, 0), lambda b, x: x, T, inst=dict(C=0), bf=(2, 3))
R('431', 'h', 'C1 C2 C3', lambda b, h, C1, C2, C3: b.select(b.icmp('sgt', h, C1), C2, b.sdiv(h, C3)), lambda b, h, C2, C3: b.smin(b.sdiv(h, C3), C2),
  lambda C1, C2, C3: C3.sgt(0) & C1.sdiv(C3).sle(C2) & (C1.eq(C1.smax) | (C1 + 1).sdiv(C3).sge(C2)), inst=dict(C1=1, C2=1, C3=2), v=(4, 8), weak=False)
R('432', 'a b_', '', lambda b, a, b_: b.or_(b.xor(b.and_(a, b_), b_), b.xor(b.and_(a, b_), a)), lambda b, a, b_: b.xor(a, b_), T, iw=1)
R('433', 'x', 'C1 C2', lambda b, x, C1, C2: b.lshr(C1, b.add(b.cttz(x, 1), C2, nsw=1)), lambda b, x, C1, C2: b.lshr(C1 << -C2, b.cttz(x, 1)), lambda C1, C2: ((C1 << -C2) >> -C2).eq(C1), inst=dict(C1=64, C2=-3), weak=False)
R('434', 'x y', 'C0 C1 C2', lambda b, x, y, C0, C1, C2: b.or_(b.select(b.icmp('eq', y, C0), b.or_(x, C1), x), C2), lambda b, x, y, C0, C1, C2: b.or_(x, b.select(b.icmp('eq', y, C0), C1 | C2, C2)), T, inst=dict(C0=-1, C1=4, C2=1), iw=8, bf=(3, 4))
R('435', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.icmp('eq', b.shl(x, C1, nsw=1), b.add(b.shl(y, C2, nsw=1), C3, nsw=1)), lambda b, x, y, C1, C3: b.icmp('eq', x, b.add(y, C3.ashr(C1))), lambda C1, C2, C3: C1.ult(C1.w) & C1.eq(C2) & (C3.ashr(C1) << C1).eq(C3), inst=dict(C1=5, C2=5, C3=32), iw=64, weak=False)
R('436', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('sgt', b.ashr(x, C1), C2), lambda b, x, C1, C2: b.icmp('sgt', x, (C2 << C1) | ((1 << C1) - 1)), lambda C1, C2: (C2 << C1).ashr(C1).eq(C2) & C1.ult(C1.w), inst=dict(C1=8, C2=0), iw=64, weak=False)
R('437', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.and_(b.icmp('ne', a, C1), b.icmp('ne', b.or_(b_, a), C2)), lambda b, a, C1: b.icmp('ne', a, C1), lambda C1, C2: C1.eq(0) & C2.eq(0), inst=dict(C1=0, C2=0))
R('438', 'x', 'C', lambda b, x, C, ws: b.icmp('eq', b.ctlz(b.zext(b.bitreverse(x), ws['W']), 1), b.zext(b.or_(b.cttz(x, 1), C, disjoint=1), ws['W'], nneg=1)), lambda b: b.const(1, 1), lambda C, ws: C.eq(ws['W'] - ws['V']),
  types=dict(x='V', C='V'), bf=[dict(W=6, V=4), dict(W=8, V=4), dict(W=10, V=5)], v=_Q, inst=dict(C=16), iw=dict(W=32, V=16))
def _439(b, a, c, C1, C2, C3, C4, C5):
    b.assume(b.icmp('ult', b.add(a, C1), C2)); b.assume(b.icmp('ult', b.add(c, C3), C4)); return b.lshr(b.urem(c, a), C5)
def _439p(C1, C2, C3, C4, C5):
    la, ha, lc, hc = -C1, C2 - C1 - 1, -C3, C4 - C3 - 1; q = hc.udiv(la)
    return C1.ne(0) & C2.ne(0) & C4.ne(0) & C5.ult(C5.w) & la.ule(ha) & lc.ule(hc) & lc.udiv(ha).eq(q) & ((lc - q * ha) >> C5).eq((hc - q * la) >> C5)
R('439', 'a c', 'C1 C2 C3 C4 C5', _439, lambda b, C1, C3, C4, C5: (C4 - C3 - 1).urem(-C1) >> C5, _439p, inst=dict(C1=-14, C2=2, C3=-34, C4=2, C5=2), iw=8, bf=(3, 4), v=(4, 8), weak=False)
R('440', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.icmp('eq', b.and_(b.ashr(x, C1), C2), C3), lambda b, x: b.icmp('sgt', x, -1), lambda C1, C2, C3: C1.ult(C1.w) & C2.ne(0) & C3.eq(0) & (C2 & ((1 << (C1.w - 1 - C1)) - 1)).eq(0), inst=dict(C1=31, C2=1, C3=0), weak=False)
R('441', 'c a b_', '', lambda b, c, a, b_: b.add(b.and_(b.sext(c, a.w), a), b.and_(b.sext(c, a.w), b_)), lambda b, c, a, b_: b.select(c, b.add(b_, a), 0), T, types=dict(c=1), iw=64)
def _442(b, x, C1, C2, C3):
    b.assume(b.icmp('sle', x, C1)); return b.icmp('eq', b.and_(x, C2), C3)
R('442', 'x', 'C1 C2 C3', _442, lambda b, x: b.const(0, 1), lambda C1, C2, C3: (C3 & ~C2).ne(0) | C1.slt(C3 | (~C2 & C1.smin)), inst=dict(C1=128, C2=-9, C3=258))
def _443(b, x, s, C):
    m = b.ashr(x, C); return b.xor(b.lshr(b.xor(x, m), s), m)
R('443', 'x s', 'C', _443, lambda b, x, s: b.ashr(x, s), lambda C: C.eq(C.w - 1), inst=dict(C=31), weak=False)
R('444', 'x', 'C', lambda b, x, C: b.mul(b.sext(b.icmp('eq', x, C), C.w), x), lambda b, x: x._k(0), lambda C: C.eq(0), inst=dict(C=0))
R('445', 'x', '', lambda b, x, ws: b.zext(b.trunc(x, ws['V'], nuw=1), ws['W']), lambda b, x: x, T, bf=_P, v=_Q, iw=dict(W=64, V=32))
R('446', 'x', 'C1 C2', lambda b, x, C1, C2: b.select(b.icmp('ugt', b.add(x, C1), x), b.add(x, C1), C2), lambda b, x, C1: b.uadd_sat(x, C1), lambda C1, C2: C1.ne(0) & C2.eq(-1), inst=dict(C1=9, C2=-1))
R('447', 'x', 'C0 C1 C2', lambda b, x, C0, C1, C2: b.select(b.icmp('sgt', x, C0), b.srem(x, C1), C2), lambda b, x, C0, C1, C2: b.select(b.icmp('sgt', x, C0), b.and_(x, C1 - 1), C2), lambda C0, C1: C0.sge(-1) & C1.ispow2(), inst=dict(C0=-1, C1=16, C2=42), v=(4, 8), weak=False)
R('448', 'x y', 'C', lambda b, x, y, C: b.add(b.sub(x, y), b.mul(y, C)), lambda b, x, y, C: b.add(x, b.mul(y, C - 1)), T, inst=dict(C=10), v=(4, 8))
R('449', 'a s', 'C1 C2 C3', lambda b, a, s, C1, C2, C3: b.select(b.icmp('slt', a, C1), b.xor(b.lshr(b.xor(a, C2), s), C3), b.lshr(a, s)), lambda b, a, s: b.ashr(a, s), lambda C1, C2, C3: C1.eq(0) & C2.eq(-1) & C3.eq(-1), inst=dict(C1=0, C2=-1, C3=-1), bf=(3, 4))
R('450', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', b.and_(x, y), C), b.xor(x, y), b.or_(x, y)), lambda b, x, y: b.or_(x, y), lambda C: C.eq(0), inst=dict(C=0))
def _451(b, i, n, C):
    b.assume(b.icmp('ult', i, n)); return b.icmp('ult', b.usub_sat(i, C), n)
R('451', 'i n', 'C', _451, lambda b: b.const(1, 1), T, inst=dict(C=1), iw=64)
R('452', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('eq', b.add(x, C1, nsw=1), b.add(y, C2, nsw=1)), lambda b, x, y, C1, C2: b.icmp('eq', b.add(x, C1 - C2), y), T, inst=dict(C1=1, C2=-1))
R('453', 'n', 'C1 C2 C3 C4', lambda b, n, C1, C2, C3, C4: b.select(b.icmp('ult', b.add(n, C1), C2), C3, b.sdiv(n, C4)), lambda b, n, C4: b.sdiv(n, C4),
  lambda C1, C2, C3, C4: C2.eq(0) | ((-C1).sle(C2 - C1 - 1) & (-C1).sdiv(C4).eq(C3) & (C2 - C1 - 1).sdiv(C4).eq(C3)), inst=dict(C1=3, C2=7, C3=0, C4=4), bf=(3, 4), v=(4, 8), weak=False)
R('454', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ule', b.and_(x, C1), b.and_(x, C2)), lambda b: b.const(1, 1), lambda C1, C2: (C1 & ~C2).eq(0), inst=dict(C1=3, C2=7))
R('455', 'x', '', lambda b, x, ws: b.or_(b.zext(x, ws['W']), b.sext(x, ws['W'])), lambda b, x, ws: b.sext(x, ws['W']), T, types=dict(x='V'), bf=_P, v=_Q, iw=dict(W=64, V=32))
def _456(b, x, C1, C2):
    z = b.zext(b.icmp('slt', x, C1), x.w); return b.add(b.xor(x, b.sub(C2, z)), z)
R('456', 'x', 'C1 C2', _456, lambda b, x: b.abs(x, 0), lambda C1, C2: (C1.eq(0) | C1.eq(1)) & C2.eq(0), inst=dict(C1=0, C2=0))
R('457', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ult', b.uadd_sat(x, C1), C2), lambda b, x, C1, C2: b.icmp('ult', x, C2 - C1), lambda C1, C2: C1.ule(C2), inst=dict(C1=10, C2=100), iw=8)
R('458', 'a x', 'C1 C2 C3 C4', lambda b, a, x, C1, C2, C3, C4: b.icmp('ult', b.add(x, C4, nuw=1, nsw=1), b.select(b.icmp('ult', a, C1), b.sub(C2, a), C3)), lambda b: b.const(0, 1),
  lambda C1, C2, C3, C4: C4.eq(-1) | (C3.ule(C4) & (C1.eq(0) | ((C1 - 1).ule(C2) & C2.ule(C4)))), inst=dict(C1=118, C2=118, C3=246, C4=255), bf=(3, 4))
R('459', 'a b_ c', '', lambda b, a, b_, c: b.umax(b.umin(a, c), b.umin(b_, c)), lambda b, a, b_, c: b.umin(b.umax(a, b_), c), T, bf=(3, 4))
R('460', 'a', 'C1 C2', lambda b, a, C1, C2: b.add(b.add(a, C1), b.sext(b.icmp('ne', a, C2), C1.w)), lambda b, a: b.umax(a, 1), lambda C1, C2: C1.eq(1) & C2.eq(0), inst=dict(C1=1, C2=0))
R('461', 'x', 'C', lambda b, x, C: b.trunc(b.lshr(x, C), 1), lambda b, x: b.icmp('slt', x, 0), lambda C: C.eq(C.w - 1), inst=dict(C=31), weak=False)
R('462', 'x y', '', lambda b, x, y: b.mul(b.abs(x, 1), b.abs(y, 1), nsw=1), lambda b, x, y: b.abs(b.mul(x, y, nsw=1), 1), T, v=(4, 8))
def _463(b, x, C1, C2, C3, C4, ws):
    t = b.trunc(x, ws['V']); c = b.icmp('eq', t, C1); return b.or_(b.select(c, C3, b.and_(x, C2)), b.zext(b.select(c, C4, t), ws['W']), disjoint=1)
R('463', 'x', 'C1 C2 C3 C4', _463, lambda b, x, C1, C3, C4, ws: b.select(b.icmp('eq', b.trunc(x, ws['V']), C1), C3 | C4.zext(ws['W']), x), lambda C2, ws: (C2 | ((1 << ws['V']) - 1)).eq(-1),
  types=dict(C1='V', C4='V'), bf=_P, v=_Q, inst=dict(C1=2, C2=-256, C3=0, C4=0), iw=dict(W=64, V=8), weak=False)
def _464(b, a, b_, C, ws):
    b.assume(b.icmp('slt', a, b_)); return b.smax(b.sext(b_, ws['W']), b.add(b.sext(a, ws['W']), C))
R('464', 'a b_', 'C', _464, lambda b, b_, ws: b.sext(b_, ws['W']), lambda C, ws: C.sle(1) & C.sge(C.smin + (1 << (ws['V'] - 1))), types=dict(a='V', b_='V'), bf=_P, v=_Q, inst=dict(C=1), iw=dict(W=64, V=32))
R('465', 'y x', '', lambda b, y, x, ws: b.sub(b.sext(y, ws['W']), b.sext(b.mul(b.sdiv(y, x), x, nsw=1), ws['W']), nsw=1), lambda b, y, x, ws: b.sext(b.srem(y, x), ws['W']), T, types=dict(y='V', x='V'), bf=_P, v=[dict(W=8, V=4), dict(W=12, V=6)], iw=dict(W=64, V=32))
R('466', 'a', 'C1 C2', lambda b, a, C1, C2: b.sdiv(b.mul(a, C1, nsw=1), b.mul(a, C2, nsw=1)), lambda b, C1, C2: C1.sdiv(C2), lambda C2: C2.ne(0), inst=dict(C1=6, C2=3), v=(4, 8), weak=False)
R('467', 'x', 'C', lambda b, x, C: b.ctlz(b.lshr(C, x), 1), lambda b, x, C: b.add(x, C.ctlz()), T, inst=dict(C=8387584))
R('468', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.icmp('slt', b.trunc(b.smin(b.smax(x, C1), C2), ws['V'], nsw=1), C3), lambda b, x, C3, ws: b.icmp('slt', x, C3.sext(ws['W'])),
  lambda C1, C2, C3, ws: C1.sge(-(1 << (ws['V'] - 1))) & C2.slt(1 << (ws['V'] - 1)) & C1.slt(C3.sext(ws['W'])) & C3.sext(ws['W']).sle(C2), types=dict(C3='V'), bf=_P, v=_Q, inst=dict(C1=-128, C2=127, C3=0), iw=dict(W=16, V=8), weak=False)
R('469', 'a', 'C0 C1 C2', lambda b, a, C0, C1, C2: b.sub(b.select(b.icmp('eq', a, C0), C1, a), b.select(b.icmp('eq', a, C0), C2, a), nsw=1), lambda b, a, C0, C1, C2: b.select(b.icmp('eq', a, C0), C1 - C2, 0), T, inst=dict(C0=0, C1=1, C2=9))
R('470', 'a', 'C1 C2 C3 C4', lambda b, a, C1, C2, C3, C4: b.select(b.icmp('eq', b.and_(a, C1), C2), b.mul(b.and_(a, C3), b.and_(a, C3)), C4), lambda b, a, C1, C2, C4: b.select(b.icmp('eq', b.and_(a, C1), C2), b.mul(a, a), C4),
  lambda C1, C2, C3: (~C3 & ~(C1 & ~C2)).eq(0), inst=dict(C1=1, C2=0, C3=-2, C4=0), v=(4, 8), weak=False)
def _471(b, x, C1, C2, C3):
    b.assume(b.icmp('ne', b.and_(x, C1), C2)); return b.icmp('eq', x, C3)
R('471', 'x', 'C1 C2 C3', _471, lambda b: b.const(0, 1), lambda C1, C2, C3: (C3 & C1).eq(C2), inst=dict(C1=15, C2=0, C3=16), iw=64)
R('472', 'x y z w', 'C', lambda b, x, y, z, w, C: b.and_(b.and_(b.and_(b.icmp('ult', x, C), b.icmp('ult', y, C)), b.icmp('ult', z, C)), b.icmp('ult', w, C)), lambda b, x, y, z, w, C: b.icmp('ult', b.or_(b.or_(b.or_(x, y), z), w), C), lambda C: C.pow2or0(), inst=dict(C=1024), bf=(2, 3, 4))
R('473', 'x', 'C', lambda b, x, C: b.sub(C, x, nuw=1), lambda b, x, C: b.xor(x, C), lambda C: C.lowmask(), inst=dict(C=15), iw=8)
R('474', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('ult', x, C1), b.icmp('ult', b.add(x, C2), C3)), lambda b, x, C1, C2: b.icmp('ult', b.add(x, C2), C1 + C2),
  lambda C1, C2, C3: (-C2).ule(C1) & (C1 + C2).ule(C3) & (C2.eq(0) | C3.ule(C2)), inst=dict(C1=8, C2=-1, C3=10), iw=64)
def _475(b, x, C1, C2, C3):
    b.assume(b.icmp('ne', x, C1)); return b.icmp('ult', b.add(x, C2), C3)
R('475', 'x', 'C1 C2 C3', _475, lambda b, x, C3: b.icmp('ule', x, C3), lambda C1, C2: C1.eq(0) & C2.eq(-1), inst=dict(C1=0, C2=-1, C3=7), iw=8, weak=False)
R('476', 'x', 'C1 C2', lambda b, x, C1, C2: b.xor(b.icmp('sgt', x, C1), b.icmp('slt', x, C2)), lambda b: b.const(1, 1), lambda C1, C2: C2.eq(C1 + 1) & C1.ne(C1.smax), inst=dict(C1=5, C2=6))
R('477', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.add(b.umin(b.add(x, C1, nuw=1, nsw=1), C2), C3, nsw=1), lambda b, x, C1, C2: b.umin(x, C2 - C1), lambda C1, C2, C3: C3.eq(-C1) & C1.ule(C2), inst=dict(C1=1, C2=16, C3=-1), weak=False)
R('478', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4: b.select(b.icmp('ult', b.add(x, C1), C2), C3, b.zext(b.icmp('eq', x, C4), C3.w)), lambda b, x, C1, C2: b.zext(b.icmp('ult', b.add(x, C1), C2 + 1), C1.w),
  lambda C1, C2, C3, C4: C3.eq(1) & (C4 + C1).eq(C2) & C2.ne(-1), inst=dict(C1=-3, C2=2, C3=1, C4=5), bf=(3, 4), weak=False)
R('479', 'c', 'C1 C2 C3', lambda b, c, C1, C2, C3: b.or_(b.or_(b.select(c, C1, C2), b.zext(c, C1.w), disjoint=1), C3, disjoint=1), lambda b, c, C1, C2, C3: b.select(c, C1 | 1 | C3, C2 | C3), T, types=dict(c=1), inst=dict(C1=0, C2=8, C3=16), iw=8)
R('480', 'l c', 'C1 C2', lambda b, l, c, C1, C2: b.select(b.icmp('slt', l, C1), b.const(0, 1), b.and_(c, b.icmp('ne', l, C2))), lambda b, l, c, C2: b.select(b.icmp('slt', l, C2 + 1), b.const(0, 1), c),
  lambda C1, C2: (C1.eq(C2) & C1.ne(C1.smax)) | (C1.eq(C2 + 1) & C1.ne(C1.smin)), types=dict(c=1), inst=dict(C1=1, C2=1))
R('481', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('sgt', x, C1), b.icmp('ne', b.and_(x, C2), C3)), lambda b, x: b.icmp('sgt', x, 0), lambda C1, C2, C3: C1.eq(-1) & C3.eq(0) & (C2 | C2.smin).eq(-1), inst=dict(C1=-1, C2=2147483647, C3=0), weak=False)
R('482', 'a b_ c', 'C1 C2', lambda b, a, b_, c, C1, C2: b.select(b.and_(b.icmp('eq', a, C1), b.icmp('sgt', b_, c)), C2, a), lambda b, a: a, lambda C1, C2: C1.eq(C2), inst=dict(C1=42, C2=42), bf=(3, 4))
R('483', 'a b_ c d', '', lambda b, a, b_, c, d: b.select(d, b.select(c, a, b_), b.select(c, b_, a)), lambda b, a, b_, c, d: b.select(b.xor(c, d), b_, a), T, types=dict(c=1, d=1))
R('484', 'a b_', 'C1 C2 C3 C4 C5', lambda b, a, b_, C1, C2, C3, C4, C5: b.icmp('eq', b.or_(b.select(b_, C3, C4), b.select(a, C1, C2)), C5), lambda b, a, b_: b.and_(a, b_),
  lambda C1, C2, C3, C4, C5: (C1 | C3).eq(C5) & (C1 | C4).ne(C5) & (C2 | C3).ne(C5) & (C2 | C4).ne(C5), types=dict(a=1, b_=1), inst=dict(C1=65536, C2=0, C3=256, C4=0, C5=65792), iw=64, bf=(2, 3, 4))
R('485', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.xor(b.select(b.icmp('eq', b.xor(y, x), C1), y, C2), x), lambda b, x, y, C1: b.select(b.icmp('eq', b.xor(y, x), C1), C1, x), lambda C2: C2.eq(0), inst=dict(C1=-1, C2=0), bf=(4, 5))
R('486', 'a b_', 'C', lambda b, a, b_, C: b.and_(b.icmp('ne', a, b_), b.icmp('ne', b.or_(a, b_), C)), lambda b, a, b_: b.icmp('ne', a, b_), lambda C: C.eq(0), inst=dict(C=0), iw=64)
def _487(b, p, q):
    b.assume(b.or_(b.not_(p), q)); return b.and_(p, q)
R('487', 'p q', '', _487, lambda b, p: p, T, types=dict(p=1, q=1), iw=1)
def _488(b, x, y, C1, C2):
    b.assume(b.icmp('ne', x, C1)); return b.icmp('eq', b.or_(y, x), C2)
R('488', 'x y', 'C1 C2', _488, lambda b: b.const(0, 1), lambda C1, C2: C1.eq(0) & C2.eq(0), inst=dict(C1=0, C2=0), bf=(4, 5))
R('489', 'x', '', lambda b, x: b.icmp('sgt', x, b.neg(x)), lambda b, x: b.icmp('sgt', x, 0), T)
R('490', 'a', '', lambda b, a: b.icmp('ult', b.not_(a), b.neg(a)), lambda b, a: b.icmp('ne', a, 0), T)
def _491(b, x, y, z): return b.icmp('sle', b.add(z, y, nsw=1), x)
R('491', 'x y z', 'C', lambda b, x, y, z, C: b.and_(b.and_(b.icmp('sgt', z, C), b.icmp('sge', x, y)), _491(b, x, y, z)), lambda b, x, y, z, C: b.and_(b.icmp('sgt', z, C), _491(b, x, y, z)), lambda C: C.sge(-1), inst=dict(C=-1), bf=(3, 4))
def _492(b, x, y, C):
    b.assume(b.icmp('eq', b.and_(y, x), C)); return b.add(y, x)
R('492', 'x y', 'C', _492, lambda b, x, y: b.or_(y, x, disjoint=1), lambda C: C.eq(0), inst=dict(C=0))
R('493', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', x, y), b.mul(b.sub(x, y), x), C), lambda b, x: x._k(0), lambda C: C.eq(0), inst=dict(C=0), v=(4, 8))
R('494', 'a b_', 'C', lambda b, a, b_, C: b.and_(b.icmp('ne', b_, C), b.icmp('uge', a, b_)), lambda b, a, b_: b.icmp('ult', b.add(b_, -1), a), lambda C: C.eq(0), inst=dict(C=0))
R('495', 'a', 'C1 C2', lambda b, a, C1, C2, ws: b.and_(b.icmp('eq', a, C1), b.icmp('sgt', b.trunc(a, ws['V']), C2)), lambda b, a, C1: b.icmp('eq', a, C1), lambda C1, C2, ws: C1.trunc(ws['V']).sgt(C2), types=dict(C2='V'), bf=_P, v=_Q, inst=dict(C1=0, C2=-1), iw=dict(W=32, V=16))
R('496', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.icmp('slt', x, C1), b.icmp('slt', b.smin(x, C2), C3)), lambda b, x, C1: b.icmp('slt', x, C1), lambda C1, C2, C3: C2.sge(C3) & C3.sle(C1), inst=dict(C1=0, C2=1, C3=0))
R('497', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.select(b.icmp('eq', b_, C1), a, b.select(b.icmp('slt', b_, C2), C3, a)), lambda b, a, b_, C2, C3: b.select(b.icmp('slt', b_, C2), C3, a), lambda C1, C2: C1.sge(C2),
  types=dict(b_='V', C1='V', C2='V'), bf=[dict(W=3, V=4), dict(W=4, V=5)], v=[dict(W=8, V=16), dict(W=16, V=32)], inst=dict(C1=0, C2=0, C3=0), iw=dict(W=32, V=64))
R('498', 'x c', 'C', lambda b, x, c, C: b.mul(b.zext(b.select(b.icmp('ne', x, C), b.const(1, 1), c), x.w), x, nsw=1), lambda b, x: x, lambda C: C.eq(0), types=dict(c=1), inst=dict(C=0))
R('499', 'p', 'C1 C2 C3', lambda b, p, C1, C2, C3: b.icmp('ult', b.sub(b.and_(b.add(p, C1), C2), p), C3), lambda b: b.const(1, 1), lambda C1, C2, C3: (~C2).ule(C1) & C1.ult(C3), inst=dict(C1=15, C2=-16, C3=16), iw=64, weak=False)
R('500', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4: b.and_(b.icmp('ult', b.and_(x, C1), C2), b.icmp('eq', b.and_(x, C3), C4)), lambda b, x, C3, C4: b.icmp('eq', b.and_(x, C3), C4),
  lambda C1, C2, C3, C4: (C4 & ~C3).ne(0) | ((C4 | ~C3) & C1).ult(C2), inst=dict(C1=254, C2=50, C3=255, C4=47), iw=16, bf=(3, 4))
R('501', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('slt', b.ashr(x, C1, exact=1), C2), lambda b, x, C1, C2: b.icmp('slt', x, C2 << C1), lambda C1, C2: C1.ult(C1.w) & (C2 << C1).ashr(C1).eq(C2), inst=dict(C1=3, C2=15), weak=False)
R('502', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.srem(x, C1), C2), lambda b, x, C1, C2: b.icmp('eq', b.and_(x, C1.smin | (C1 - 1)), C2), lambda C1, C2: C1.ispow2() & C2.sgt(0), inst=dict(C1=16, C2=13), v=(4, 8), weak=False)
R('503', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('slt', b.srem(x, C1), C2), lambda b, x, C1, C2: b.icmp('ne', b.and_(x, C2.smin | C2), C2), lambda C1, C2: C1.ispow2() & C2.eq(C1 - 1) & C2.ne(0), inst=dict(C1=512, C2=511), v=(4, 8), weak=False)
def _504(b, x, C1, C2, C3):
    m = b.srem(x, C1); return b.select(b.icmp('slt', m, C2), b.add(m, C3, nsw=1), m)
R('504', 'x', 'C1 C2 C3', _504, lambda b, x, C1: b.and_(x, C1 - 1), lambda C1, C2, C3: C1.ispow2() & C2.eq(0) & C3.eq(C1), inst=dict(C1=8, C2=0, C3=8), bf=(4, 5), v=(4, 8), weak=False)
R('505', 'x', 'C1 C2 C3 C4', lambda b, x, C1, C2, C3, C4, ws: b.or_(b.and_(b.trunc(b.lshr(x, C1), ws['V']), C2), b.and_(b.lshr(b.trunc(x, ws['V']), C3), C4)),
  lambda b, x, C1, C2, C4, ws: b.and_(b.trunc(b.lshr(x, C1), ws['V']), C2 | C4), lambda C1, C2, C3, C4, ws: C1.eq(C3.zext(ws['W'])) & C3.ult(ws['V']) & (C4 & ~C2 & ~(C4._k(-1) >> C3)).eq(0),
  types=dict(C2='V', C3='V', C4='V'), bf=[dict(W=4, V=2), dict(W=5, V=3), dict(W=6, V=3)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C1=16, C2=65536, C3=16, C4=65280), iw=dict(W=64, V=32), weak=False)
R('506', 'x', 'C1 C2', lambda b, x, C1, C2: b.and_(b.shl(C1, x), C2), lambda b, x, ws: b.zext(b.icmp('eq', x, 0), ws['W']), lambda C1, C2: (C1 & 1).eq(1) & C2.eq(1), inst=dict(C1=3, C2=1))
def _507(b, x, y, C):
    b.assume(b.icmp('ult', x, C)); return b.udiv(y, x)
R('507', 'x y', 'C', _507, lambda b, y: y, lambda C: C.ule(2), inst=dict(C=2), v=(4, 8))
R('508', 'y', 'C0 C1 C2', lambda b, y, C0, C1, C2: b.sdiv(b.sdiv(C1, b.add(y, C0, nsw=1)), C2), lambda b, y: y._k(0), lambda C1, C2: C1.abs().ult(C2.abs()), inst=dict(C0=1, C1=1, C2=2), bf=(4, 5), v=(4, 8), weak=False)
R('509', 'x', 'C', lambda b, x, C, ws: b.zext(b.mul(b.zext(x, ws['W']), C, nuw=1, nsw=1), ws['U'], nneg=1), lambda b, x, C, ws: b.mul(b.zext(x, ws['U']), C.zext(ws['U']), nuw=1, nsw=1), T,
  types=dict(x='V'), bf=[dict(U=6, W=4, V=2), dict(U=8, W=5, V=3)], v=[dict(U=16, W=8, V=4), dict(U=12, W=8, V=5)], inst=dict(C=20), iw=dict(U=64, W=32, V=16))
R('510', 'a b_', 'C', lambda b, a, b_, C, ws: b.trunc(b.umin(b.add(b.zext(a, ws['W']), b.zext(b_, ws['W']), nuw=1, nsw=1), C), ws['V'], nuw=1), lambda b, a, b_: b.uadd_sat(a, b_), lambda C, ws: C.eq((1 << ws['V']) - 1),
  types=dict(a='V', b_='V'), bf=[dict(W=5, V=3), dict(W=6, V=4)], v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C=255), iw=dict(W=16, V=8), weak=False)
R('511', 'x', 'C', lambda b, x, C: b.icmp('eq', b.abs(b.or_(x, C), 0), b.or_(x, C)), lambda b, x: b.icmp('sgt', x, -1), lambda C: C.sgt(0), inst=dict(C=1))
def _512(b, x, y, C1, C2):
    b.assume(b.icmp('ult', y, C1)); return b.fshl(x, C2, y)
R('512', 'x y', 'C1 C2', _512, lambda b, x, y: b.shl(x, y), lambda C1, C2: C1.ule(C1.w) & C2.eq(0), inst=dict(C1=32, C2=0), weak=False)
R('513', 'x y', '', lambda b, x, y: b.bswap(b.and_(x, b.bswap(y))), lambda b, x, y: b.and_(b.bswap(x), y), T, bf=(), v=(16, 32, 64), iw=16)
R('514', 'x y', '', lambda b, x, y: b.umin(b.ctlz(x), b.ctlz(y)), lambda b, x, y: b.ctlz(b.or_(x, y)), T)
def _sqrt(C):
    r = C._k(0)
    for i in reversed(range((C.w + 1) // 2)):
        t = r | (1 << i); r = (~t.umul_ov(t) & (t * t).ule(C)).ite(t, r)
    return r
R('515', 'x', 'C', lambda b, x, C: b.icmp('ule', b.mul(x, x, nuw=1), C), lambda b, x, C: b.icmp('ule', x, _sqrt(C)), T, inst=dict(C=9), iw=16, v=(4, 8))
R('516', 'x y', '', lambda b, x, y: b.icmp('eq', b.urem(x, y), x), lambda b, x, y: b.icmp('ult', x, y), T, v=(4, 8))
def _517(b, a, b_, c, C1, C2):
    b.assume(b.icmp('ult', b_, C1)); b.assume(b.icmp('ult', c, C2)); return b.udiv(b.udiv(a, b_), c)
R('517', 'a b_ c', 'C1 C2', _517, lambda b, a, b_, c: b.udiv(a, b.mul(c, b_, nuw=1)), lambda C1, C2: C1.eq(0) | C2.eq(0) | ~(C1 - 1).umul_ov(C2 - 1), inst=dict(C1=15, C2=15), iw=8, bf=(3, 4), v=(3, 4, 5))
R('518', 'a b_', 'C', lambda b, a, b_, C: b.and_(b.ashr(b.neg(a), b_), b.xor(b.ashr(a, b_), C)), lambda b, a, b_, C: b.ashr(b.and_(b.neg(a), b.xor(a, C)), b_), lambda C: C.eq(-1) | C.eq(0), inst=dict(C=-1))
R('519', 'x y z', '', lambda b, x, y, z: b.icmp('ult', b.or_(x, z), b.lshr(x, y)), lambda b: b.const(0, 1), T)
R('520', 'x', 'C', lambda b, x, C: b.select(b.icmp('ule', x, C), x, b.ctpop(x)), lambda b, x: b.ctpop(x), lambda C: C.ule(1), inst=dict(C=1), iw=64)
R('521', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.sdiv(b.mul(b.shl(b_, C1, nsw=1), a, nsw=1), b.shl(a, C2, nsw=1)), lambda b, b_: b_, lambda C1, C2: C1.eq(C2), inst=dict(C1=1, C2=1), bf=(4, 5), v=(4, 6), weak=False)
R('522', 'x y z', 'C1 C2', lambda b, x, y, z, C1, C2: b.sdiv(b.mul(b.mul(b.mul(x, C1, nsw=1), y, nsw=1), z, nsw=1), C2), lambda b, x, y, z: b.mul(b.mul(x, y), z), lambda C1, C2: C1.eq(C2), inst=dict(C1=20, C2=20), bf=(3, 4), v=(4,), weak=False)
R('523', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', x, y), C, b.ucmp(x, y, x.w)), lambda b, x, y: b.ucmp(x, y, x.w), lambda C: C.eq(0), inst=dict(C=0))
R('524', 'x y', '', lambda b, x, y: b.select(b.trunc(x, 1, nuw=1), x, y), lambda b, x, y: b.select(b.trunc(x, 1, nuw=1), 1, y), T)
R('525', 'x y z s', '', lambda b, x, y, z, s: b.or_(b.lshr(y, s), b.or_(z, b.lshr(x, s))), lambda b, x, y, z, s: b.or_(b.lshr(b.or_(x, y), s), z), T, iw=8, bf=(3, 4, 5))
R('526', 'a', '', lambda b, a: b.mul(b.neg(a), b.mul(b.neg(a), a)), lambda b, a: b.mul(b.mul(a, a), a), T, v=(4, 8))
def _527(b, a, C):
    n = b.neg(a, nsw=1); return b.select(b.icmp('eq', b.sub(a, b.mul(a, a, nsw=1), nsw=1), C), b.mul(n, a, nsw=1), n)
R('527', 'a', 'C', _527, lambda b, a: b.neg(a, nsw=1), lambda C: C.eq(0), inst=dict(C=0), v=(4, 8), weak=False)
R('528', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.ashr(b.add(b.shl(x, C1, nsw=1), C2, nsw=1), C3), lambda b, x, C1, C2, C3: b.add(b.shl(x, C1 - C3), C2.ashr(C3)), lambda C1, C2, C3: C3.ule(C1) & C1.ult(C1.w), inst=dict(C1=4, C2=16, C3=1), bf=(4, 5), weak=False)
def _529(b, x, C1, C2): return b.select(b.icmp('ugt', x, C1), b.const(1, 1), b.icmp('ult', b.ctpop(x), C2, samesign=1))
R('529', 'x', 'C1 C2', _529, lambda b: b.const(1, 1), lambda C1, C2: C2.ugt(C1.eq(-1).ite(C1.w, (C1 + 1).log2())), inst=dict(C1=255, C2=9), iw=16)
R('530', 'a', 'C1 C2 C3', lambda b, a, C1, C2, C3: b.select(b.icmp('slt', a, C1), b.smax(b.neg(a, nsw=1), C2), b.smax(a, C3)), lambda b, a: b.abs(a, 1),
  lambda C1, C2, C3: (C1.eq(0) & C2.sle(1) & C3.sle(0)) | (C1.eq(1) & C2.sle(0) & C3.sle(1)), inst=dict(C1=0, C2=0, C3=0), bf=(3, 4))
def _531(b, x, C1, C2, C3, C4, ws):
    e = b.zext(x, ws['W']); return b.select(b.icmp('eq', x, C1), C2, b.select(b.icmp('eq', x, C3), C4, e))
R('531', 'x', 'C1 C2 C3 C4', _531, lambda b, x, ws: b.zext(x, ws['W']), lambda C1, C2, C3, C4, ws: C2.eq(C1.zext(ws['W'])) & (C4.eq(C3.zext(ws['W'])) | C3.eq(C1)),
  types=dict(x='V', C1='V', C3='V'), bf=[dict(W=4, V=2), dict(W=5, V=3), dict(W=6, V=3)], v=_Q, inst=dict(C1=0, C2=0, C3=-1, C4=65535), iw=dict(W=64, V=16))
R('532', 'a', 'C1 C2 C3 C4', lambda b, a, C1, C2, C3, C4: b.or_(b.icmp('eq', b.ashr(a, C1), C2), b.or_(b.icmp('slt', a, C3), b.icmp('sgt', a, C4))), lambda b: b.const(1, 1),
  lambda C1, C2, C3, C4: C3.sgt(C4) | (C3.ashr(C1).eq(C2) & C4.ashr(C1).eq(C2)), bf=(3, 4), inst=dict(C1=3, C2=-2, C3=-16, C4=-9))
R('533', 'x', 'C1 C2', lambda b, x, C1, C2: b.umin(b.uadd_sat(x, C1), C2), lambda b, x, C1, C2: b.add(b.umin(x, C2 - C1), C1, nuw=1), lambda C1, C2: C1.ule(C2), inst=dict(C1=1, C2=5))
def _534(b, x, C1): return b.add(b.umax(x, C1), x, nsw=1)
def _534s(b, x, C1, C2):
    s = _534(b, x, C1); return b.select(b.icmp('ult', s, x), C2, b.umin(s, C2))
R('534', 'x', 'C1 C2', _534s, lambda b, x, C1, C2: b.umin(_534(b, x, C1), C2), lambda C1, C2: C2.eq(0) | (C1.ule(C1.smin) & C2.ule(C1.smin)), inst=dict(C1=4, C2=9223372036854775807), iw=64)
def _535(b, a, b_):
    s = b.add(a, b_); return b.or_(b.icmp('ult', s, a), b.icmp('ult', s, b_))
R('535', 'a b_', '', _535, lambda b, a, b_: b.icmp('ult', b.add(a, b_), a), T, iw=64)
R('536', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.lshr(b.add(b.and_(b_, C2), b.and_(a, C1), nuw=1, nsw=1), C3), lambda b, a, b_, C1: b.and_(b.and_(a, C1), b_),
  lambda C1, C2, C3: C1.eq(1) & C2.eq(1) & C3.eq(1), inst=dict(C1=1, C2=1, C3=1), bf=(3, 4), weak=False)
R('537', 'x y', '', lambda b, x, y: b.icmp('uge', b.uadd_sat(x, y), x), lambda b: b.const(1, 1), T, iw=64)
R('538', 'a b_ c', '', lambda b, a, b_, c: b.or_(b.and_(c, a), b.select(b.not_(c), b_, b.const(0, 1))), lambda b, a, b_, c: b.select(c, a, b_), T, types=dict(a=1, b_=1, c=1), iw=1)
R('539', 'a', '', lambda b, a: b.icmp('sle', a, b.abs(a, 1)), lambda b: b.const(1, 1), T)
R('540', 'a b_', '', lambda b, a, b_: b.select(b.and_(b.not_(b_), a), a, b_), lambda b, a, b_: b.or_(a, b_), T, types=dict(a=1, b_=1), iw=1)
R('541', 'x c y', '', lambda b, x, c, y: b.select(b.select(c, b.icmp('sgt', y, x), b.const(0, 1)), b.const(0, 1), b.icmp('sgt', b.select(c, y, x), x)), lambda b: b.const(0, 1), T, types=dict(c=1), iw=64)
R('542', 'x', '', lambda b, x: b.add(b.or_(b.neg(x), x), x), lambda b, x: b.and_(b.add(x, -1), x), T)
R('543', 'a b_ c d e f', 'C', lambda b, a, b_, c, d, e, f, C: b.icmp('eq', b.or_(b.or_(b.xor(d, c), b.xor(b_, a)), b.xor(f, e)), C),
  lambda b, a, b_, c, d, e, f: b.and_(b.and_(b.icmp('eq', a, b_), b.icmp('eq', c, d)), b.icmp('eq', e, f)), lambda C: C.eq(0), inst=dict(C=0), iw=64, bf=(2, 3))
R('544', 'x y z', '', lambda b, x, y, z: b.and_(b.icmp('slt', x, z), b.and_(b.icmp('sge', x, y), b.icmp('sge', y, z))), lambda b: b.const(0, 1), T)
R('545', 'x y z', '', lambda b, x, y, z: b.and_(b.icmp('sgt', y, z), b.and_(b.icmp('sge', x, y), b.icmp('eq', z, x))), lambda b: b.const(0, 1), T)
def _546(b, x, y, z, C):
    b.assume(b.icmp('sgt', z, C)); b.assume(b.icmp('sgt', b.sub(y, x, nsw=1), z)); return b.icmp('slt', x, y)
R('546', 'x y z', 'C', _546, lambda b: b.const(1, 1), lambda C: C.sge(-1), inst=dict(C=-1), bf=(3, 4, 5))
def _smear(d):
    for k in (1, 2, 4, 8, 16, 32):
        if k < d.w: d = d | (d >> k)
    return d
def _next(lo, C):
    """The least value >=u lo that has all bits of C (it never wraps)."""
    d = C & ~lo; return d.eq(0).ite(lo, (lo & ~_smear(d)) | C)
R('547', 'b_', 'C1 C2 C3', lambda b, b_, C1, C2, C3: b.icmp('ult', b.add(b.or_(b_, C1), C2), C3), lambda b: b.const(0, 1), lambda C1, C2, C3: (_next(-C2, C1) + C2).uge(C3), inst=dict(C1=32, C2=-65, C3=6), bf=(3, 4, 5))
def _548(b, x, y, C1, C2, C3, C4):
    b.assume(b.icmp('ne', b.and_(y, C1), C2)); return b.icmp('eq', b.and_(b.mul(y, x), C3), C4)
R('548', 'x y', 'C1 C2 C3 C4', _548, lambda b, x, C3, C4: b.icmp('eq', b.and_(x, C3), C4), lambda C1, C2, C3: C1.eq(1) & C2.eq(0) & C3.eq(1), inst=dict(C1=1, C2=0, C3=1, C4=0), bf=(2, 3), v=(4, 8), weak=False)
def _549(b, a, b_, C1, C2, C3):
    m = b.mul(b_, a, nsw=1); return b.select(b.icmp('ne', m, C1), b.icmp('ne', b.mul(b.add(b_, C2, nsw=1), a, nsw=1), C3), b.const(0, 1))
def _549t(b, a, b_, C1, C3):
    m = b.mul(b_, a, nsw=1); return b.select(b.icmp('ne', m, C1), b.icmp('ne', b.add(m, a), C3), b.const(0, 1))
R('549', 'a b_', 'C1 C2 C3', _549, _549t, lambda C2: C2.eq(1), inst=dict(C1=0, C2=1, C3=0), bf=(3, 4), v=(4, 8), weak=False)
R('550', 'a b_', 'C', lambda b, a, b_, C: b.and_(b.xor(b.sext(a, C.w), C), b_), lambda b, a, b_: b.select(a, 0, b_), lambda C: C.eq(-1), types=dict(a=1), inst=dict(C=-1))
def _551(b, x, C1, C2, C3, C4):
    b.assume(b.icmp('ult', b.add(x, C1), C2)); b.assume(b.icmp('ne', x, C3)); b.assume(b.icmp('ult', x, C4)); return x
R('551', 'x', 'C1 C2 C3 C4', _551, lambda b, C1: 2 - C1, lambda C1, C2, C3, C4: C2.eq(3) & C3.eq(1 - C1) & (-C1).uge(C4), inst=dict(C1=1, C2=3, C3=0, C4=4), iw=8, bf=(3, 4), weak=False)
R('552', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.xor(b.xor(x, b.or_(y, C1, disjoint=1)), C2), lambda b, x, y, C1, C2: b.xor(b.xor(x, y), C1 ^ C2), T, inst=dict(C1=2, C2=1), bf=(3, 4, 5))
def _553(b, x, y, C1, C2, C3):
    b.assume(b.icmp('ult', x, C1)); b.assume(b.icmp('ult', b.add(y, C2), C3)); return b.xor(b.ashr(x, y), y)
R('553', 'x y', 'C1 C2 C3', _553, lambda b, y: y, lambda C1, C2, C3: (C1 - 1).sge(0) & ((C1 - 1) >> -C2).eq(0) & (C1.eq(1) | (C3 - 1 - C2).uge(-C2)), inst=dict(C1=2, C2=-1, C3=2), bf=(3, 4))
R('554', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.icmp('ult', b.add(b.sext(x, ws['W']), C1), C2), lambda b, x, C1, C2, ws: b.icmp('ult', b.add(x, C1.trunc(ws['V'])), C2.trunc(ws['V'])),
  lambda C1, C2, ws: C1.sge(-(1 << (ws['V'] - 1))) & C1.sle(1 << (ws['V'] - 1)) & C2.ult(1 << ws['V']) & C2.ule(C1 + (1 << (ws['V'] - 1))), types=dict(x='V'), bf=_P, v=_Q, inst=dict(C1=128, C2=256), iw=dict(W=64, V=16), weak=False)
R('555', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.and_(b.and_(b.xor(a, C1), C2), b.or_(a, b_)), lambda b, a, b_, C1, C2: b.and_(b.and_(b.xor(a, C1), C2), b_), lambda C1, C2: (C2 & ~C1).eq(0), inst=dict(C1=-1, C2=1), bf=(3, 4, 5))
def _556(b, x, y, C):
    b.assume(b.icmp('ugt', y, b.umax(x, C))); return b.icmp('ugt', y, x)
R('556', 'x y', 'C', _556, lambda b: b.const(1, 1), T, inst=dict(C=1), iw=8)
R('557', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.icmp('eq', b.and_(b.xor(x, C1), C2), b.and_(y, C3)), lambda b, x, y: b.icmp('slt', b.xor(x, y), 0), lambda C1, C2, C3: C1.slt(0) & C2.eq(C2.smin) & C3.eq(C3.smin),
  inst=dict(C1=-1, C2=-2147483648, C3=-2147483648), bf=(3, 4))
def _558(b, c, x, y1, y2):
    b.assume(b.icmp('ult', y1, y2)); return b.icmp('ult', b.select(c, y2, x), b.select(c, y1, x))
R('558', 'c x y1 y2', '', _558, lambda b: b.const(0, 1), T, types=dict(c=1))
R('559', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.or_(b.icmp('sgt', y, C1), b.icmp('slt', b.or_(y, x), C2)), lambda b: b.const(1, 1), lambda C1, C2: C1.slt(0) & C2.sge(0), inst=dict(C1=-5, C2=0), bf=(3, 4, 5))
R('560', 'x', '', lambda b, x: b.icmp('slt', x, b.not_(x)), lambda b, x: b.icmp('slt', x, 0), T)
_P2 = [dict(W=5, V=3), dict(W=6, V=4)]
R('561', 'a', 'C', lambda b, a, C: b.lshr(C, a), lambda b, a: b.zext(b.icmp('eq', a, 0), a.w), lambda C: C.eq(1), inst=dict(C=1))
R('562', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.trunc(b.select(b.icmp('sge', x, C1), x, C2), ws['V']), lambda b, x, C1, ws: b.trunc(b.smax(x, C1), ws['V']),
  lambda C1, C2, ws: C1.trunc(ws['V']).eq(C2.trunc(ws['V'])) | C1.eq(C1.smin), bf=_P2, v=_Q, inst=dict(C1=-128, C2=128), iw=dict(W=32, V=8))
R('563', 'x y', '', lambda b, x, y: b.select(b.and_(b.icmp('slt', x, 0), b.icmp('sgt', y, -1)), b.const(1, 1), b.and_(b.icmp('sgt', x, -1), b.icmp('slt', y, 0))), lambda b, x, y: b.icmp('slt', b.xor(y, x), 0), T)
R('564', 'a', 'C1 C2', lambda b, a, C1, C2: b.select(b.icmp('slt', a, C1), b.const(1, 1), b.icmp('sgt', b.mul(a, a, nsw=1), C2)), lambda b: b.const(1, 1),
  lambda C1, C2: C2.slt(0) | (C1.sgt(0) & (C1.smul_ov(C1) | (C1 * C1).sgt(C2))), inst=dict(C1=4, C2=7), v=(4, 8))
R('565', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2, ws: b.icmp('ne', b.or_(b.shl(b.zext(a, ws['W']), C1, nuw=1, nsw=1), b.zext(b_, ws['W']), disjoint=1), C2),
  lambda b, a, b_, C1, C2, ws: b.or_(b.icmp('ne', a, (C2 >> C1).trunc(ws['V'])), b.icmp('ne', b_, C2.trunc(ws['V']))),
  lambda C1, C2, ws: C1.uge(ws['V']) & C1.ult(ws['W']) & (C2 >> C1).ult(1 << ws['V']) & (C2 & ((1 << C1) - 1)).ult(1 << ws['V']),
  types=dict(a='V', b_='V'), bf=[dict(W=5, V=2), dict(W=6, V=3), dict(W=7, V=3)], v=_Q, inst=dict(C1=8, C2=256), iw=dict(W=32, V=8), weak=False)
R('566', 'a b_', 'C', lambda b, a, b_, C: b.icmp('slt', b.sub(b.zext(b.icmp('sgt', a, b_), C.w), b.zext(b.icmp('slt', a, b_), C.w), nsw=1), C), lambda b, a, b_: b.icmp('slt', a, b_), lambda C: C.eq(0), inst=dict(C=0))
def _567(b, x, y, C):
    b.assume(b.icmp('ugt', x, b.shl(y, C, nuw=1))); return b.icmp('eq', x, y)
R('567', 'x y', 'C', _567, lambda b: b.const(0, 1), T, inst=dict(C=1), iw=64)
R('568', 'a', 'C1 C2', lambda b, a, C1, C2: b.icmp('ugt', b.smax(a, C1), C2), lambda b, a, C2: b.icmp('sgt', a, C2), lambda C1, C2: C1.sge(0) & C2.sge(C1), inst=dict(C1=0, C2=1))
R('569', 'a b_ t f x', '', lambda b, a, b_, t, f, x: b.select(b.select(b.not_(a), b.const(1, 1), b_), b.select(b.select(a, b_, b.const(0, 1)), t, f), x), lambda b, a, b_, t, f, x: b.select(a, b.select(b_, t, x), f), T,
  types=dict(a=1, b_=1), bf=(3, 4))
R('570', 'c x', 'C1 C2', lambda b, c, x, C1, C2: b.xor(b.xor(b.and_(b.icmp('eq', x, C1), c), b.or_(b.icmp('ne', x, C2), c)), 1), lambda b, c, x, C1, C2: b.icmp('eq', b.select(c, C1, C2), x), T, types=dict(c=1), inst=dict(C1=15, C2=0))
def _571(b, x, y, C1, C2):
    return b.or_(b.icmp('ne', b.and_(b.shl(C1, y), x), 0), b.icmp('ne', b.and_(b.shl(C2, y), x), 0))
R('571', 'x y', 'C1 C2', _571, lambda b, x, y, C1, C2: b.icmp('ne', b.and_(b.shl(C1 | C2, y), x), 0), T, inst=dict(C1=1, C2=4), iw=8, bf=(3, 4))
R('572', 'x', 'C1 C2', lambda b, x, C1, C2: b.or_(b.lshr(x, C1), b.zext(b.icmp('sgt', x, C2), x.w)), lambda b, x: b.zext(b.icmp('ne', x, 0), x.w), lambda C1, C2: C1.eq(C1.w - 1) & C2.eq(0), inst=dict(C1=31, C2=0))
R('573', 'a', 'C1 C2 C3', lambda b, a, C1, C2, C3: b.icmp('slt', b.or_(b.lshr(b.neg(a), C2), b.ashr(a, C1)), C3), lambda b, a, C3: b.icmp('slt', a, C3),
  lambda C1, C2, C3: C1.ult(C1.w) & C2.ne(0) & C2.ult(C2.w) & C3.ule(1), inst=dict(C1=31, C2=31, C3=1), bf=(3, 4, 5), weak=False)
R('574', 'u c', '', lambda b, u, c: b.icmp('ule', u, b.zext(b.icmp('ule', u, b.zext(c, u.w)), u.w)), lambda b, u, c: b.icmp('ule', u, b.zext(c, u.w)), T, types=dict(c=1))
R('575', 'x', 'C', lambda b, x, C: b.trunc(b.lshr(C, x), 1), lambda b, x, C: b.icmp('ult', x, C.ctpop()), lambda C: C.lowmask(), inst=dict(C=15), iw=8)
R('576', 'x', 'C', lambda b, x, C: b.icmp('uge', b.mul(x, C, nuw=1), x), lambda b: b.const(1, 1), lambda C: C.ne(0), inst=dict(C=3), iw=8, v=(4, 8))
R('577', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.or_(x, C1, disjoint=1), C2), lambda b, x, C1, C2: b.icmp('eq', x, C1 ^ C2), T, inst=dict(C1=1, C2=11), iw=8)
R('578', 'x', 'C1 C2', lambda b, x, C1, C2: b.cttz(b.add(b.lshr(C1, x), C2), 0), lambda b, x: b.sub(x._k(x.w), x), lambda C1, C2: C1.eq(-1) & C2.eq(1), inst=dict(C1=-1, C2=1), iw=64)
R('579', 'x', 'C1 C2', lambda b, x, C1, C2: b.or_(b.ashr(x, C1), b.zext(b.icmp('ne', x, C2), x.w)), lambda b, x: b.scmp(x, 0, x.w), lambda C1, C2: C1.ult(C1.w) & C1.uge(C1.w - 2) & C2.eq(0), inst=dict(C1=31, C2=0))
R('580', 'x', 'C1 C2', lambda b, x, C1, C2: b.shl(C1, b.sub(C2, x, nuw=1)), lambda b, x, C1, C2: b.lshr(C1 << C2, x), lambda C1, C2: C2.ult(C2.w) & ((C1 << C2) >> C2).eq(C1), inst=dict(C1=5, C2=8))
def _581(b, x, y):
    d = b.sub(x, y, nsw=1); return b.select(b.icmp('sgt', x, y), d, b.neg(d))
R('581', 'x y', '', _581, lambda b, x, y: b.abs(b.sub(x, y, nsw=1), 0), T)
R('582', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('slt', x, y), x, b.add(y, C, nsw=1)), lambda b, x, y, C: b.smin(x, b.add(y, C, nsw=1)), lambda C: C.eq(-1) | C.eq(0), inst=dict(C=-1))
R('583', 'x y', '', lambda b, x, y: b.icmp('uge', b.uadd_sat(x, y), b.add(x, y)), lambda b: b.const(1, 1), T)
R('584', 'a b_', 'C', lambda b, a, b_, C, ws: b.smax(b.sub(b.zext(a, ws['W']), b.zext(b_, ws['W']), nsw=1), C), lambda b, a, b_, ws: b.zext(b.usub_sat(a, b_), ws['W']), lambda C: C.eq(0), types=dict(a='V', b_='V'), bf=_P2, v=_Q, inst=dict(C=0), iw=dict(W=16, V=8))
def _585(b, x, C1, C2):
    r = b.fshl(x, x, C2); return b.fshl(r, r, C1)
R('585', 'x', 'C1 C2', _585, lambda b, x, C1, C2: b.fshl(x, x, (C1.urem(C1.w) + C2.urem(C2.w)).urem(C1.w)), T, inst=dict(C1=5, C2=7), bf=(4, 5), v=(4, 8))
R('586', 'x y', '', lambda b, x, y: b.mul(b.sext(x, y.w), y), lambda b, x, y: b.select(x, b.neg(y), 0), T, types=dict(x=1), v=(4, 8))
R('587', 'a b_', '', lambda b, a, b_: b.abs(b.mul(b.abs(b_, 1), a), 1), lambda b, a, b_: b.abs(b.mul(b_, a), 1), T, iw=8, v=(4, 8))
R('588', 'x y', 'C1 C2 C3', lambda b, x, y, C1, C2, C3: b.icmp('ule', b.add(b.and_(x, C1), C2, nuw=1), b.and_(y, C3)), lambda b, x, y, C1, C3: b.icmp('ult', b.and_(x, C1), b.and_(y, C3)),
  lambda C1, C2, C3: C2.ispow2() & ((C1 | C3) & (C2 - 1)).eq(0), inst=dict(C1=-8, C2=8, C3=-8), bf=(3, 4), weak=False)
R('589', 'x y', '', lambda b, x, y: b.trunc(b.xor(x, y), 1, nuw=1), lambda b, x, y: b.icmp('ne', x, y), T, iw=8)
R('590', 'x', 'C', lambda b, x, C: b.icmp('eq', x, b.zext(b.icmp('ne', x, C), x.w)), lambda b, x: b.icmp('eq', x, 1), lambda C: C.ugt(1), inst=dict(C=2))
def _591(b, x, y, C1, C2, C3):
    s = b.add(b.add(y, C1), x); return b.icmp('eq', s, b.smin(b.smax(s, C2), C3))
def _591t(b, x, y, C1, C2, C3):
    s = b.add(x, y); return b.and_(b.icmp('sge', s, C2 - C1), b.icmp('sle', s, C3 - C1))
R('591', 'x y', 'C1 C2 C3', _591, _591t, lambda C1, C2, C3: C2.sle(C3) & (C2 - C1).sle(C3 - C1), inst=dict(C1=-60, C2=-155, C3=100), bf=(3, 4))
R('592', 'x y', 'C', lambda b, x, y, C: b.icmp('uge', b.sub(x, b.urem(x, y)), C), lambda b, x, y: b.icmp('uge', x, y), lambda C: C.eq(1), inst=dict(C=1), iw=64, bf=(3, 4, 5), v=(4, 8))
def _593(b, x, C1, C2):
    q = b.sdiv(x, C2); return b.select(b.icmp('eq', b.sdiv(x, C1), q), q, 0)
R('593', 'x', 'C1 C2', _593, lambda b, C1: b.const(0, C1.w),
  lambda C1, C2: C1.ne(0) & C2.ne(0) & ((C1 ^ C2).slt(0) | (C1.abs().uge(C2.abs()) & (C1.abs() - C2.abs()).uge(C2.abs())) | (C2.abs().uge(C1.abs()) & (C2.abs() - C1.abs()).uge(C1.abs()))),
  inst=dict(C1=-2, C2=2), v=(4, 8))
R('594', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ugt', b.sdiv(x, C1, exact=1), C2), lambda b, x: b.icmp('slt', x, 0),
  lambda C1, C2: (C1.sgt(0) & C2.uge(C1.smax.udiv(C1)) & C2.ult(C1.smin.sdiv(C1))) | (C1.eq(C1.smin) & C2.eq(0)), inst=dict(C1=24, C2=384307168202282325), iw=64, v=(4, 8))
R('595', 'x y', '', lambda b, x, y: b.sub(x, b.umin(x, y)), lambda b, x, y: b.usub_sat(x, y), T, iw=8)
def _596(b, a, C1, C2, C3):
    b.assume(b.icmp('ult', b.add(a, C1), C2)); return b.udiv(b.shl(a, C3), a)
R('596', 'a', 'C1 C2 C3', _596, lambda b, C3: 1 << C3, lambda C1, C2, C3: C3.eq(0) | (C3.ult(C3.w) & C2.ne(0) & (-C1).ule(C1._k(-1) >> C3) & (C2 - 1).ule((C1._k(-1) >> C3) + C1)),
  inst=dict(C1=-11, C2=9, C3=1), bf=(3, 4, 5), v=(4, 8))
R('597', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.and_(b.icmp('ule', y, b.xor(x, C1)), b.icmp('ugt', x, b.xor(y, C2))), lambda b: b.const(0, 1), lambda C1, C2: C1.eq(-1) & C2.eq(-1),
  inst=dict(C1=-1, C2=-1), bf=(3, 4), weak=False)
R('598', 'x', 'C1 C2', lambda b, x, C1, C2: b.lshr(b.mul(x, C1, nuw=1), C2, exact=1), lambda b, x, C2: b.add(b.lshr(x, C2, exact=1), x, nuw=1), lambda C1, C2: C2.ult(C2.w) & C1.eq((1 << C2) + 1), inst=dict(C1=3, C2=1), v=(4, 8), weak=False)
R('599', 'x', 'C1 C2', lambda b, x, C1, C2: b.urem(b.mul(x, C1, nuw=1), C2), lambda b, C1: b.const(0, C1.w), lambda C1, C2: C2.ne(0) & C1.urem(C2).eq(0), inst=dict(C1=21, C2=7), iw=16, v=(4, 8))
R('600', 'x', 'C1 C2', lambda b, x, C1, C2: b.mul(b.udiv(x, C1, exact=1), C2), lambda b, x, C1, C2: b.udiv(x, C1.udiv(C2), exact=1), lambda C1, C2: C1.ne(0) & C2.ne(0) & C1.urem(C2).eq(0), inst=dict(C1=42, C2=6), iw=16, v=(4, 8))
def _601(b, x, C1, C2):
    b.assume(b.icmp('sgt', x, C1)); return b.neg(b.udiv(x, C2))
R('601', 'x', 'C1 C2', _601, lambda b, x, C2: b.sdiv(x, -C2), lambda C1, C2: (C1.sge(-1) & C2.ne(0) & C2.ule(C2.smin)) | C2.eq(1), inst=dict(C1=-1, C2=7), v=(4, 8))
R('602', 'x', 'C', lambda b, x, C: b.icmp('sgt', x, b.or_(x, C)), lambda b, x: b.icmp('sgt', x, -1), lambda C: C.slt(0), inst=dict(C=-8))
R('603', 'x', 'C', lambda b, x, C: b.trunc(b.usub_sat(C, x), 1), lambda b, x: b.icmp('eq', x, 0), lambda C: C.eq(1), inst=dict(C=1))
R('604', 'x y', 'C', lambda b, x, y, C, ws: b.icmp('ult', b.ucmp(x, y, ws['V']), C), lambda b, x, y: b.icmp('uge', x, y), lambda C: C.ugt(1), types=dict(C='V'), bf=[dict(W=3, V=2), dict(W=4, V=3), dict(W=3, V=5)],
  v=[dict(W=8, V=4), dict(W=16, V=8)], inst=dict(C=2), iw=dict(W=32, V=8))
R('605', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ugt', b.sub(x, b.urem(x, C1)), C2), lambda b, x, C1: b.icmp('ugt', x, C1 - 1), lambda C1, C2: C2.ult(C1), inst=dict(C1=12, C2=5), v=(4, 8))
R('606', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('eq', b.and_(b.shl(C1, x), y), C2), lambda b, x, y, C2: b.icmp('eq', b.lshr(y, x), C2), lambda C1, C2: C1.eq(-1) & C2.eq(0), inst=dict(C1=-1, C2=0), iw=8, bf=(3, 4, 5), weak=False)
R('607', 'a b_', '', lambda b, a, b_: b.icmp('eq', b.umin(a, b_), b.umax(a, b_)), lambda b, a, b_: b.icmp('eq', a, b_), T)
R('608', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.icmp('eq', b.or_(b.shl(a, C1, nuw=1), b_), C2), lambda b, a, b_, C2: b.icmp('eq', b.or_(a, b_), C2), lambda C1, C2: C2.eq(0) & C1.ult(C1.w), inst=dict(C1=8, C2=0), bf=(3, 4, 5), weak=False)
def _609(b, x, C1, C2, C3):
    b.assume(b.icmp('sgt', x, C1)); return b.shl(b.sdiv(x, C2), C3, nsw=1)
R('609', 'x', 'C1 C2 C3', _609, lambda b, x, C2: b.and_(x, -C2), lambda C1, C2, C3: C3.ult(C3.w) & C2.eq(1 << C3) & (C1.sge(-1) | C2.eq(1)), inst=dict(C1=-1, C2=4, C3=2), iw=64, bf=(3, 4, 5), v=(4, 8), weak=False)
def _610(b, a, C1, C2, C3, C4):
    b.assume(b.icmp('ult', b.add(a, C1), C2)); return b.sdiv(b.shl(a, C3, nsw=1), C4)
R('610', 'a', 'C1 C2 C3 C4', _610, lambda b, C1: b.const(0, C1.w),
  lambda C1, C2, C3, C4: C3.ult(C3.w) & C4.ne(0) & (-C1).sle(C2 - 1 - C1) & (-C1).abs().ule((C4.abs() - 1) >> C3) & (C2 - 1 - C1).abs().ule((C4.abs() - 1) >> C3),
  inst=dict(C1=4, C2=9, C3=1, C4=9), bf=(3, 4), v=(4, 8), weak=False)
R('611', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.select(b.icmp('slt', x, C1), C2, b.smin(x, C3)), lambda b, x, C2, C3: b.smin(b.smax(x, C2), C3),
  lambda C1, C2, C3: C2.sle(C3) & (C1.eq(C2) | (C1.sgt(C2) & ((C1 - 1).eq(C2) | C2.eq(C3)))), inst=dict(C1=0, C2=0, C3=255), bf=(3, 4, 5), weak=False)
R('612', 'x y z', '', lambda b, x, y, z: b.umax(b.add(x, y, nuw=1), b.add(x, z, nuw=1)), lambda b, x, y, z: b.add(x, b.umax(y, z), nuw=1), T, iw=8)
R('613', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ult', b.sub(C1, x, nuw=1), C2), lambda b: b.const(1, 1), lambda C1, C2: C2.ugt(C1), inst=dict(C1=10, C2=11), iw=64)
R('614', 'x', 'C1 C2', lambda b, x, C1, C2: b.and_(b.trunc(x, 1), b.icmp('ne', b.and_(x, C1), C2)), lambda b, x, C1: b.icmp('eq', b.and_(x, C1 | 1), C1 | 1), lambda C1, C2: C1.ispow2() & C2.eq(0), inst=dict(C1=8, C2=0), weak=False)
def _615(b, x, C1, C2, C3, ws):
    o = b.or_(x, C1); return b.add(b.zext(b.add(o, C2), ws['W']), C3)
R('615', 'x', 'C1 C2 C3', _615, lambda b, x, C1, ws: b.zext(b.or_(x, C1), ws['W']), lambda C1, C2, C3, ws: C3.eq((-C2).zext(ws['W'])) & C1.uge(-C2), types=dict(x='V', C1='V', C2='V'),
  bf=[dict(W=4, V=3), dict(W=5, V=3), dict(W=6, V=4)], v=_Q, inst=dict(C1=4, C2=-4, C3=4), iw=dict(W=32, V=8))
R('616', 'x y', '', lambda b, x, y, ws: b.icmp('ult', b.trunc(x, ws['V'], nuw=1), b.trunc(y, ws['V'], nuw=1)), lambda b, x, y: b.icmp('ult', x, y), T, bf=_P2, v=_Q, iw=dict(W=32, V=8))
R('617', 'x', 'C', lambda b, x, C, ws: b.icmp('eq', b.trunc(x, ws['V'], nuw=1), C), lambda b, x, C, ws: b.icmp('eq', x, C.zext(ws['W'])), T, types=dict(C='V'), bf=_P2, v=_Q, inst=dict(C=123), iw=dict(W=32, V=8))
R('618', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.add(b.add(x, C1), b.xor(y, C2)), lambda b, x, y, C1: b.add(b.sub(x, y), C1 - 1), lambda C2: C2.eq(-1), inst=dict(C1=5, C2=-1), bf=(3, 4, 5))
def _619(b, x, y, C):
    b.assume(b.icmp('uge', b.add(x, y), x)); n = b.zext(b.icmp('ne', x, C), x.w); return b.add(b.udiv(b.sub(x, n), y), n)
R('619', 'x y', 'C', _619, lambda b, x, y: b.udiv(b.add(x, b.add(y, -1)), y), lambda C: C.eq(0), inst=dict(C=0), iw=8, bf=(3, 4, 5), v=(4, 8))
R('620', 'x y', 'C', lambda b, x, y, C: b.lshr(b.smax(x, C), y), lambda b, x, y, C: b.smax(b.ashr(x, y), C), lambda C: C.eq(0), inst=dict(C=0), bf=(3, 4, 5))
R('621', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ult', b.xor(b.ashr(x, C1), x), C2), lambda b, x, C2: b.icmp('ult', b.add(x, C2), C2 << 1), lambda C1, C2: C1.eq(C1.w - 1) & C2.ult(C2.smin), inst=dict(C1=31, C2=4), weak=False)
R('622', 'x', 'C', lambda b, x, C: b.icmp('ne', b.or_(x, C), x), lambda b, x, C: b.icmp('ult', x, C), lambda C: (~C).lowmask(), inst=dict(C=192), iw=8)
R('623', 'x', 'C1 C2', lambda b, x, C1, C2: b.and_(b.zext(b.icmp('eq', x, C1), C1.w), b.ashr(x, C2)), lambda b, C1: C1._k(0), lambda C1, C2: (C1.ashr(C2) & 1).eq(0), inst=dict(C1=0, C2=31))
def _624(b, x, C1, C2):
    b.assume(b.icmp('eq', b.ctpop(x), C1)); return b.icmp('ne', x, C2)
R('624', 'x', 'C1 C2', _624, lambda b: b.const(1, 1), lambda C1, C2: C2.ctpop().ne(C1), inst=dict(C1=1, C2=0))
R('625', 'x', 'C', lambda b, x, C: b.and_(b.zext(b.icmp('eq', x, C), C.w), x), lambda b, C: C._k(0), lambda C: (C & 1).eq(0), inst=dict(C=0))
R('626', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.trunc(b.lshr(b.and_(b.add(x, C1), b.xor(x, C2)), C3), ws['V']), lambda b, x, ws: b.zext(b.icmp('eq', x, 0), ws['V']),
  lambda C1, C2, C3: C1.eq(-1) & C2.slt(0) & C3.eq(C3.w - 1), bf=[dict(W=4, V=2), dict(W=5, V=3), dict(W=5, V=4)], v=_Q, inst=dict(C1=-1, C2=-1, C3=63), iw=dict(W=64, V=32))
def _627(b, x, y, C1, C2):
    b.assume(b.icmp('ult', x, C1)); return b.ashr(b.add(x, C2, nsw=1), y)
R('627', 'x y', 'C1 C2', _627, lambda b, x, C2: b.add(x, C2, nsw=1), lambda C1, C2: (C1.eq(2) & C2.eq(-1)) | (C1.eq(1) & (C2.eq(0) | C2.eq(-1))), inst=dict(C1=2, C2=-1), bf=(3, 4, 5))
R('628', 'x y', '', lambda b, x, y: b.select(b.select(x, y, b.const(0, 1)), b.const(1, 1), y), lambda b, y: y, T, types=dict(x=1, y=1), iw=1)
R('629', 'a b_ c', '', lambda b, a, b_, c: b.or_(b.and_(b.and_(a, b.not_(b_)), c), b.and_(b.and_(b.not_(a), b_), c)), lambda b, a, b_, c: b.and_(b.xor(a, b_), c), T, types=dict(a=1, b_=1, c=1), iw=1)
R('630', 'x', 'C', lambda b, x, C: b.neg(b.zext(b.icmp('slt', x, C), C.w), nsw=1), lambda b, x: b.ashr(x, x.w - 1), lambda C: C.eq(0), inst=dict(C=0))
def _631(b, x, C1, C2, C3, C4):
    return b.select(b.icmp('eq', x, C1), C2, b.and_(b.xor(b.shl(C3, b.cttz(x, 0), nuw=1), C4), x))
R('631', 'x', 'C1 C2 C3 C4', _631, lambda b, x: b.and_(b.add(x, -1), x), lambda C1, C2, C3, C4: C2.eq(C1 & (C1 - 1)) & C3.eq(1) & C4.eq(-1), inst=dict(C1=0, C2=0, C3=1, C4=-1), bf=(3, 4), weak=False)
R('632', 'a b_', '', lambda b, a, b_: b.icmp('eq', b.trunc(a, 1, nuw=1), b.trunc(b_, 1, nuw=1)), lambda b, a, b_: b.icmp('eq', a, b_), T, iw=8)
R('633', 'x y z', 'C', lambda b, x, y, z, C: b.or_(b.and_(z, x), b.xor(b.or_(b.xor(y, x), z), C)), lambda b, x, y, z, C: b.xor(b.xor(b.or_(y, z), x), C), lambda C: C.eq(-1), inst=dict(C=-1), bf=(3, 4))
R('634', 'b_', 'C1 C2', lambda b, b_, C1, C2: b.icmp('eq', b.sext(b.xor(b_, C1), C2.w), C2), lambda b, b_: b_, lambda C1, C2: (C1.eq(1) & C2.eq(0)) | (C1.eq(0) & C2.eq(-1)), types=dict(b_=1, C1=1), inst=dict(C1=1, C2=0))
R('635', 'a b_', 'C', lambda b, a, b_, C: b.add(b.shl(b.and_(b_, a), C), b.xor(b_, a)), lambda b, a, b_: b.add(b_, a), lambda C: C.eq(1), inst=dict(C=1), iw=4)
R('636', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.icmp('slt', b.ashr(b.shl(x, C1), C2, exact=1), C3), lambda b, x, C1, C2, C3: b.icmp('slt', b.shl(x, C1), C3 << C2),
  lambda C1, C2, C3: C2.ult(C2.w) & (C3 << C2).ashr(C2).eq(C3), inst=dict(C1=32, C2=32, C3=0), iw=64, bf=(3, 4, 5), weak=False)
R('637', 'c x', 'C1 C2 C3', lambda b, c, x, C1, C2, C3: b.icmp('eq', b.or_(b.select(c, C1, C2), x), C3), lambda b, c, x, C3: b.and_(c, b.icmp('eq', x, C3)), lambda C1, C2, C3: C1.eq(0) & (C2 & ~C3).ne(0),
  types=dict(c=1), inst=dict(C1=0, C2=16, C3=0), iw=8, bf=(3, 4, 5))
R('638', 'x', 'C1 C2', lambda b, x, C1, C2: b.sub(b.and_(x, C1), b.and_(x, C2)), lambda b, x, C1, C2: b.and_(x, C1 ^ C2), lambda C1, C2: ((C2 & ~C1) << 1).eq(0), inst=dict(C1=255, C2=15))
R('639', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.xor(b.icmp('ne', b.and_(x, C1), 0), b.icmp('ne', b.and_(y, C2), 0)), lambda b, x, y, C1: b.icmp('ne', b.and_(b.xor(x, y), C1), 0),
  lambda C1, C2: C1.eq(C2) & C1.pow2or0(), inst=dict(C1=16, C2=16), bf=(3, 4, 5))
R('640', 'x', 'C', lambda b, x, C: b.trunc(b.lshr(C, x), 1), lambda b, x, C: b.icmp('ugt', x, C.cttz() - 1), lambda C: (-C).pow2or0() & C.ne(-1), inst=dict(C=-16), iw=8)
R('641', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3, ws: b.shl(b.zext(b.and_(b.lshr(x, C1), C2), ws['W']), C3), lambda b, x, C1, C2, C3, ws: b.shl(b.zext(b.and_(x, C2 << C1), ws['W']), C3 - C1.zext(ws['W'])),
  lambda C1, C2, C3, ws: C1.zext(ws['W']).ule(C3), types=dict(x='V', C1='V', C2='V'), bf=[dict(W=4, V=3), dict(W=5, V=3), dict(W=5, V=4)], v=_Q, inst=dict(C1=4, C2=255, C3=48), iw=dict(W=64, V=32))
R('642', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.select(b.icmp('eq', b.and_(x, C1), 0), C2, C3), lambda b, x, C1, C2: b.add(b.and_(x, C1), C2), lambda C1, C2, C3: C1.eq(0) | (C1.ispow2() & C3.eq(C2 + C1)), inst=dict(C1=4, C2=5, C3=9), bf=(3, 4, 5))
R('643', 'y', 'C1 C2', lambda b, y, C1, C2, ws: b.icmp('eq', b.trunc(b.shl(C1, y), ws['V']), C2), lambda b, y, C1, ws: b.icmp('uge', y, ws['V'] - C1.cttz()), lambda C1, C2, ws: C2.eq(0) & C1.ne(0) & C1.cttz().ule(ws['V']),
  types=dict(C2='V'), bf=_P, v=_Q, inst=dict(C1=4, C2=0), iw=dict(W=32, V=8), weak=False)
R('644', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.or_(b.shl(b.fshr(a, b_, C1), C2), b.and_(b_, C3)), lambda b, b_: b_, lambda C1, C2, C3: C1.urem(C1.w).eq(C2) & (~C3 & ((1 << C2) - 1)).eq(0), inst=dict(C1=8, C2=8, C3=255), bf=(3, 4), v=(4, 8))
R('645', 'x y', 'C', lambda b, x, y, C: b.icmp('eq', b.lshr(x, C), b.zext(y, C.w)), lambda b, x, y: b.icmp('eq', b.icmp('slt', x, 0), y), lambda C: C.eq(C.w - 1), types=dict(y=1), inst=dict(C=31))
R('646', 'x c', '', lambda b, x, c: b.sub(b.xor(x, b.sext(c, x.w)), b.sext(c, x.w)), lambda b, x, c: b.select(c, b.neg(x), x), T, types=dict(c=1), iw=64)
R('647', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.and_(x, C1), b.and_(x, C2)), lambda b, x, C1, C2: b.icmp('ult', x, -(C1 ^ C2)), lambda C1, C2: (-(C1 ^ C2)).ispow2(), inst=dict(C1=16, C2=-16), iw=8)
R('648', 'x', 'C', lambda b, x, C, ws: b.zext(b.sub(C, b.trunc(x, ws['V'])), ws['W']), lambda b, x, C, ws: b.and_(b.sub(C.zext(ws['W']), x), (1 << ws['V']) - 1), T, types=dict(C='V'), bf=_P, v=_Q, inst=dict(C=0), iw=dict(W=64, V=6))
R('649', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.and_(b.add(x, C1), C2), x), lambda b, x, C1: b.icmp('eq', b.and_(x, C1), 0), lambda C1, C2: C2.eq(~C1), inst=dict(C1=7, C2=-8))
R('650', 'x', 'C', lambda b, x, C: b.sub(C, b.ctlz(b.and_(x, b.neg(x)), 1)), lambda b, x: b.cttz(x, 1), lambda C: C.eq(C.w - 1), inst=dict(C=31), bf=(4, 5, 6, 8))
R('651', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.select(b.icmp('sgt', x, C1), C2, b.neg(x)), b.smax(x, C3)), lambda b, x: b.abs(x, 0), lambda C1, C2, C3: C2.eq(0) & C3.eq(0) & (C1.eq(0) | C1.eq(-1)),
  inst=dict(C1=0, C2=0, C3=0), iw=8, bf=(3, 4, 5))
R('652', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.or_(b.select(b.icmp('eq', x, C1), y, C2), x), lambda b, x, y, C1: b.select(b.icmp('eq', x, C1), y, x), lambda C1, C2: C1.eq(0) & C2.eq(0), inst=dict(C1=0, C2=0), bf=(3, 4, 5))
R('653', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.smax(x, C1), C2), lambda b, x, C2: b.icmp('eq', x, C2), lambda C1, C2: C1.slt(C2) | C1.eq(C1.smin), inst=dict(C1=5, C2=10))
R('654', 'x', 'C1 C2', lambda b, x, C1, C2: b.and_(b.lshr(x, C2), b.zext(b.icmp('sgt', x, C1), C1.w)), lambda b, x, C1: b.zext(b.icmp('eq', x, C1 + 1), C1.w),
  lambda C1, C2: (C1.eq(-2) & C2.eq(C2.w - 1)) | (C1.eq(C1.smax - 1) & C2.ult(C2.w - 1)), inst=dict(C1=-2, C2=31))
def _655(b, x, y, C):
    m = b.xor(y, b.add(y, C)); return b.icmp('eq', b.and_(x, m), x)
R('655', 'x y', 'C', _655, lambda b, x, y, C: b.icmp('ule', x, b.xor(y, b.add(y, C))), lambda C: (C + 1).ult(3), inst=dict(C=-1), iw=8)
R('656', 'x y', 'C', lambda b, x, y, C, ws: b.icmp('sgt', b.scmp(x, y, ws['V']), C), lambda b, x, y: b.icmp('sge', x, y), lambda C: C.eq(-1), types=dict(C='V'), bf=[dict(W=3, V=2), dict(W=4, V=3), dict(W=3, V=5)],
  v=_Q, inst=dict(C=-1), iw=dict(W=32, V=8))
def _657(b, x, y, ws):
    b.assume(b.icmp('ult', x, y)); return b.ucmp(x, y, ws['V'])
R('657', 'x y', '', _657, lambda b, ws: b.const(-1, ws['V']), T, bf=[dict(W=3, V=2), dict(W=4, V=3), dict(W=3, V=5)], v=_Q, iw=dict(W=32, V=8))
R('658', 'x', '', lambda b, x: b.icmp('sgt', b.abs(x, 1), x), lambda b, x: b.icmp('slt', x, 0), T, iw=8)
def _659p(C1, C2, C3):
    m = C2 & C2.smax; low = m & -m; n = C1 - C1.smin; top = C2 + low; return C3.eq(C2 & C2.smin) & m.ne(0) & n.uge(low) & (top.eq(0) | n.ule(top & -top))
R('659', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('slt', x, C1), b.icmp('eq', b.and_(x, C2), C3)), lambda b, x, C2: b.icmp('slt', x, C2.smin | (C2 & -C2)), _659p,
  inst=dict(C1=-124, C2=2, C3=0), iw=8, bf=(3, 4, 5), weak=False)   # the missed ones: both sides always false
R('660', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.and_(x, C1), C2), lambda b, x, C1, C2: b.icmp('slt', x, C2 - C1), lambda C1, C2: C2.eq(C2.smin) & (-C1).pow2or0(), inst=dict(C1=-16, C2=-128), iw=8, weak=False)
R('661', 'x', 'C1 C2', lambda b, x, C1, C2: b.smax(b.smin(b.abs(x, 1), C1), C2), lambda b, x, C1: b.smin(b.abs(x, 1), C1), lambda C1, C2: C2.sle(C1.smin_(0)), inst=dict(C1=255, C2=0))
R('662', 'a b_ c', '', lambda b, a, b_, c: b.umax(b.uadd_sat(a, b_), b.uadd_sat(a, c)), lambda b, a, b_, c: b.uadd_sat(a, b.umax(b_, c)), T, iw=8)
R('663', 'x', '', lambda b, x: b.neg(b.smin(x, b.neg(x))), lambda b, x: b.smax(x, b.neg(x)), T)
R('664', 'x', 'C', lambda b, x, C: b.icmp('sgt', b.and_(x, C), x), lambda b, x: b.icmp('slt', x, 0), lambda C: C.sge(0), inst=dict(C=60), iw=8)
R('665', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.select(b.icmp('ult', x, C1), C3, b.add(x, C2)), lambda b, x, C1, C2: b.add(b.umax(x, C1 - 1), C2), lambda C1, C2, C3: C1.ne(0) & C3.eq(C1 - 1 + C2), inst=dict(C1=2, C2=-2, C3=-1), bf=(3, 4, 5))
R('666', 'a b_', 'C', lambda b, a, b_, C: b.or_(b.icmp('eq', a, C), b.icmp('ult', b_, b.neg(a))), lambda b, a, b_: b.icmp('uge', b.add(a, b_), a), lambda C: C.eq(0), inst=dict(C=0), iw=64)
R('667', 'a', 'C1 C2 C3', lambda b, a, C1, C2, C3: b.select(b.icmp('eq', a, C1), C2, b.add(a, C3)), lambda b, a, C3: b.sadd_sat(a, C3),
  lambda C1, C2, C3: C1.eq(C2) & (C3.eq(0) | (C3.eq(1) & C1.eq(C1.smax)) | (C3.eq(-1) & C1.eq(C1.smin))), inst=dict(C1=2147483647, C2=2147483647, C3=1), bf=(3, 4, 5))
R('668', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.icmp('uge', x, C1), b.and_(b.icmp('uge', x, C2), b.icmp('ult', x, C3))), lambda b, x, C1, C2, C3: b.icmp('uge', b.add(b.xor(x, C2), C2 - C3), C1 + (C2 - C3)),
  lambda C1, C2, C3: C2.ult(C3) & C3.ule(C1) & (C3 - C2).ispow2() & (C2 & (C3 - C2 - 1)).eq(0) & (C1 & (C1._k(-1) >> C2.ctlz())).eq(0), inst=dict(C1=1114112, C2=55296, C3=57344), bf=(3, 4, 5), weak=False)
R('669', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.and_(b.icmp('ult', x, C1), b.icmp('ult', b.add(x, C2), C3)), lambda b: b.const(0, 1), lambda C1, C2, C3: C1.eq(0) | C3.eq(0) | (C1.ule(-C2) & C3.ule(C2)),
  inst=dict(C1=-77, C2=77, C3=5), bf=(3, 4, 5))
R('670', 'x', 'C', lambda b, x, C: b.add(x, b.sext(b.icmp('eq', x, C), C.w)), lambda b, x, C: b.select(b.icmp('eq', x, C), C - 1, x), T, inst=dict(C=42), iw=8)
R('671', 'x', 'C', lambda b, x, C: b.xor(x, b.zext(b.icmp('eq', x, C), C.w)), lambda b, x, C: b.select(b.icmp('eq', x, C), C ^ 1, x), T, inst=dict(C=99), iw=8)
def _672p(C1, C2, C3, C4):
    d = C2 & ~C1; return d.eq(0) | (d.ispow2() & C4.eq(C3 + d))
R('672', 'a', 'C1 C2 C3 C4', lambda b, a, C1, C2, C3, C4: b.select(b.icmp('eq', b.and_(a, C1), 0), b.add(b.and_(a, C2), C3, nuw=1, nsw=1), C4), lambda b, a, C1, C2, C3, C4: b.select(b.icmp('eq', b.and_(a, C1 | C2), 0), C3, C4),
  _672p, inst=dict(C1=4, C2=1, C3=1, C4=2), iw=8, bf=(3, 4), weak=False)
R('673', 'x y', 'C', lambda b, x, y, C: b.select(b.trunc(x, 1, nuw=1), b.or_(y, C), y), lambda b, x, y, C: b.or_(y, b.shl(x, C.log2())), lambda C: C.ispow2(), inst=dict(C=4), iw=8)
R('674', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.select(b.icmp('ult', x, C1), b.trunc(x, ws['V']), C2), lambda b, x, C1, ws: b.trunc(b.umin(x, C1), ws['V']), lambda C1, C2, ws: C2.eq(C1.trunc(ws['V'])), types=dict(C2='V'),
  bf=_P, v=_Q, inst=dict(C1=200, C2=-56), iw=dict(W=32, V=8))
R('675', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.select(b.icmp('eq', x, C1), b.icmp('ne', y, C2), b.icmp('ult', x, y)), lambda b, x, y: b.icmp('ult', x, y), lambda C1, C2: C1.eq(0) & C2.eq(0), inst=dict(C1=0, C2=0), iw=8, bf=(3, 4, 5))
R('676', 'x', 'C', lambda b, x, C: b.icmp('ne', b.or_(b.ctpop(x), x), C), lambda b, x, C: b.icmp('ne', x, C), lambda C: C.eq(0), inst=dict(C=0), iw=64, weak=False)
R('677', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.add(b.ctpop(b.and_(a, C1)), b.ctpop(b.and_(b_, C2))), lambda b, a, b_, C1, C2: b.ctpop(b.or_(b.and_(a, C1), b.and_(b_, C2))), lambda C1, C2: (C1 & C2).eq(0), inst=dict(C1=8, C2=2), bf=(3, 4, 5))
R('678', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.add(x, b.zext(b.icmp('eq', x, C1), C1.w)), C2), lambda b: b.const(0, 1), lambda C1, C2: C1.eq(C2), inst=dict(C1=0, C2=0), iw=8)
def _679(b, x, y, C1, C2, C3):
    b.assume(b.icmp('ult', y, C1)); return b.icmp('eq', b.usub_sat(b.or_(x, C2), y), C3)
R('679', 'x y', 'C1 C2 C3', _679, lambda b: b.const(0, 1), lambda C1, C2, C3: C1.ne(0) & C1.ule(C2) & C3.ule(C2 - C1), inst=dict(C1=31, C2=34, C3=0), iw=8, bf=(3, 4), weak=False)
R('680', 'x y c', '', lambda b, x, y, c, ws: b.icmp('ult', y, b.zext(b.icmp('ult', x, b.zext(c, ws['W'])), ws['W'])), lambda b, x, y, c, ws: b.icmp('ult', b.or_(y, x), b.zext(c, ws['W'])), T, types=dict(c=1), iw=64)
R('681', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.or_(b.icmp('eq', x, C1), b.icmp('sgt', b.trunc(x, ws['V']), C2)), lambda b, x, C2, ws: b.icmp('sgt', b.trunc(x, ws['V']), C2), lambda C1, C2, ws: C1.trunc(ws['V']).sgt(C2),
  types=dict(C2='V'), bf=_P2, v=_Q, inst=dict(C1=3, C2=2), iw=dict(W=32, V=16))
def _682(b, n, C1, C2, C3, C4):
    b.assume(b.icmp('ne', b.and_(n, C1), C2)); return b.lshr(b.add(n, C3), C4)
R('682', 'n', 'C1 C2 C3 C4', _682, lambda b, n, C4: b.lshr(n, C4), lambda C1, C2, C3, C4: C2.eq(0) & (-C3).ule(C1 & -C1) & (C1 >> C4).eq(0), inst=dict(C1=1, C2=0, C3=-1, C4=1), bf=(3, 4), weak=False)
def _683(b, a, b_, c, C):
    b.assume(b.icmp('ne', c, C)); return b.icmp('eq', b.mul(a, c, nsw=1), b.mul(b_, c, nsw=1))
R('683', 'a b_ c', 'C', _683, lambda b, a, b_: b.icmp('eq', a, b_), lambda C: C.eq(0), inst=dict(C=0), iw=8, bf=(3, 4), v=(4, 5, 6))
R('684', 'x', 'C1 C2', lambda b, x, C1, C2: b.neg(b.and_(b.lshr(x, C1), C2)), lambda b, x, C1: b.ashr(b.shl(x, C1.w - 1 - C1), C1.w - 1), lambda C1, C2: C1.ult(C1.w) & (C2 & (C2._k(-1) >> C1)).eq(1), inst=dict(C1=3, C2=1))
R('685', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('eq', b.lshr(x, C1), b.zext(b.icmp('sgt', y, C2), C1.w)), lambda b, x, y: b.icmp('slt', b.xor(y, x), 0), lambda C1, C2: C1.eq(C1.w - 1) & C2.eq(-1), inst=dict(C1=31, C2=-1), bf=(3, 4, 5))
R('686', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.fshl(b.lshr(x, C1), b.shl(x, C2), C3), lambda b, x: x, lambda C1, C2, C3: (C1.eq(0) & C3.urem(C3.w).eq(0)) | (C1.ne(0) & C1.ult(C1.w) & C2.eq(C1.w - C1) & C3.urem(C3.w).eq(C1)),
  inst=dict(C1=8, C2=24, C3=8), bf=(3, 4, 5))
R('687', 'x s', 'C1 C2', lambda b, x, s, C1, C2: b.select(b.icmp('eq', b.and_(s, C1), C2), x, b.fshl(x, x, s)), lambda b, x, s: b.fshl(x, x, s),
  lambda C1, C2: (C2 & ~C1).ne(0) | (C1.eq(C1 | (C1.w - 1)) & (C2 & (C1.w - 1)).eq(0) & (C1.w & (C1.w - 1) == 0)), inst=dict(C1=31, C2=0), bf=(2, 4))
R('688', 'x y', '', lambda b, x, y: b.trunc(b.lshr(x, y, exact=1), 1, nuw=1), lambda b, x, y: b.icmp('ne', x, 0), T, iw=8)
R('689', 'x y z', '', lambda b, x, y, z: b.lshr(b.sub(x, b.shl(y, z, nuw=1), nuw=1), z, exact=1), lambda b, x, y, z: b.sub(b.lshr(x, z, exact=1), y, nuw=1), T, iw=16, bf=(3, 4, 5))
def _690(b, x, C1, C2, C3):
    b.assume(b.icmp('sgt', x, C1)); return b.icmp('ugt', b.sdiv(x, C2), C3)
R('690', 'x', 'C1 C2 C3', _690, lambda b, x, C2, C3: b.icmp('ugt', x, C2 * C3 + (C2 - 1)), lambda C1, C2, C3: C1.sge(-1) & C2.sgt(0) & C3.ule((-C2).udiv(C2)), inst=dict(C1=-1, C2=64, C3=2), bf=(3, 4, 5), v=(4, 8), weak=False)
R('691', 'x y', '', lambda b, x, y: b.icmp('ugt', b.or_(x, y), b.add(x, y)), lambda b, x, y: b.icmp('ugt', x, b.add(x, y)), T)
R('692', 'x', 'C1 C2', lambda b, x, C1, C2: b.xor(b.sub(C1, x, nuw=1), C2), lambda b, x: x, lambda C1, C2: C1.eq(C2) & C1.lowmask(), inst=dict(C1=31, C2=31))
R('693', 'x y', '', lambda b, x, y: b.add(b.and_(x, y), b.xor(b.and_(x, y), y)), lambda b, y: y, T, iw=8)
def _below(C1, C2): return C2.eq(0) | (C1 & ((1 << C2.log2()) - 1)).eq(0)   # no bit of C1 below the top bit of C2
R('694', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.or_(b.and_(b.add(x, C1), C2), b.and_(x, C3)), lambda b, x, C1, C2, C3: b.and_(b.xor(x, C1), C2 | C3), lambda C1, C2, C3: _below(C1, C2) & (C1 & C3).eq(0),
  inst=dict(C1=32, C2=48, C3=15), bf=(3, 4, 5))
R('695', 'x y', '', lambda b, x, y: b.xor(b.bitreverse(x), b.bitreverse(y)), lambda b, x, y: b.bitreverse(b.xor(x, y)), T, iw=16)
R('696', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.icmp('sge', b.shl(b.lshr(x, C1), C2, nsw=1), C3), lambda b: b.const(1, 1), lambda C1, C2, C3: (C1.ne(0) & C3.sle(0)) | C3.eq(C3.smin), inst=dict(C1=2, C2=3, C3=0), bf=(3, 4, 5))
R('697', 'x', 'C', lambda b, x, C: b.icmp('eq', b.lshr(x, b.cttz(x, 0)), C), lambda b, x, C: b.icmp('eq', x, C), lambda C: C.eq(0) | (C.slt(0) & (C & 1).eq(1)), inst=dict(C=0), iw=8)
def _rotr(C, n):
    k = n.urem(n.w); return (C >> k) | (C << (n.w - k))
R('698', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.fshl(x, x, C1), C2), lambda b, x, C1, C2: b.icmp('eq', x, _rotr(C2, C1)), T, inst=dict(C1=62, C2=5), iw=64)
R('699', 'x', 'C', lambda b, x, C: b.udiv(x, C), lambda b, x, C: b.add(b.zext(b.icmp('uge', x, C), C.w), b.zext(b.icmp('uge', x, C << 1), C.w)), lambda C: C.ugt(C._k(-1).udiv(3)) & C.sgt(0), inst=dict(C=2147483647), v=(4, 8))
R('700', 'a b_', 'C', lambda b, a, b_, C: b.select(b.icmp('ne', a, b_), b.add(a, b_, nsw=1), b.shl(a, C, nsw=1)), lambda b, a, b_: b.add(a, b_, nsw=1), lambda C: C.eq(1), inst=dict(C=1), weak=False)
def _701(b, a, b_, c):
    return b.select(b.select(b.icmp('slt', a, b_), b.icmp('slt', b_, c), b.const(0, 1)), b.icmp('slt', a, c), b.const(0, 1))
R('701', 'a b_ c', '', _701, lambda b, a, b_, c: b.select(b.icmp('slt', a, b_), b.icmp('slt', b_, c), b.const(0, 1)), T, bf=(3, 4, 5))
R('702', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.icmp('eq', b.and_(b.add(x, C1), C2), C3), lambda b, x, C1, C2, C3: b.icmp('eq', b.and_(x, C2), (C1 & C2) ^ C3), lambda C1, C2, C3: _below(C1, C2) | (C3 & ~C2).ne(0),
  inst=dict(C1=8, C2=8, C3=8), iw=8, bf=(3, 4, 5), weak=False)
def _703(b, x, y, C1, C2):
    b.assume(b.icmp('ult', b.add(x, y, nuw=1), C1)); return b.and_(x, C2)
R('703', 'x y', 'C1 C2', _703, lambda b, C2: C2._k(0), lambda C1, C2: C2.eq(0) | C1.ule(C2 & -C2), inst=dict(C1=32, C2=96), iw=8, bf=(3, 4, 5))
def _704(b, x, y, C1, C2):
    b.assume(b.icmp('eq', b.or_(x, y), C1)); return b.and_(x, C2)
R('704', 'x y', 'C1 C2', _704, lambda b, C2: C2._k(0), lambda C1, C2: (C1 & C2).eq(0), inst=dict(C1=12, C2=34), iw=8, bf=(3, 4, 5))
def _705(b, x, C1, C2, C3):
    b.assume(b.icmp('ult', x, C1)); return b.urem(b.add(x, C2), C3)
def _705t(b, x, C2, C3):
    s = b.add(x, C2); return b.select(b.icmp('uge', s, C3), b.sub(s, C3), s)
R('705', 'x', 'C1 C2 C3', _705, _705t, lambda C1, C2, C3: C3.slt(0) | ((C1 - 1).ule(~C2) & (C1 - 1 + C2).ult(C3 << 1)), inst=dict(C1=600, C2=7, C3=600), bf=(3, 4, 5), v=(4, 8))
def _f706(b, x, C1, C2): return b.xor(x, b.lshr(b.ashr(x, C1), C2))
R('706', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('eq', _f706(b, x, C1, C2), _f706(b, y, C1, C2)), lambda b, x, y: b.icmp('eq', x, y), lambda C2: C2.ne(0), inst=dict(C1=31, C2=1), bf=(3, 4, 5))
R('707', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.urem(y, b.add(b.lshr(C1, x), C2)), lambda b, x, y, C1: b.and_(y, b.lshr(C1, x)), lambda C1, C2: C1.lowmask() & C2.eq(1), inst=dict(C1=-1, C2=1), iw=8, bf=(3, 4, 5), v=(4, 8))
def _708(b, x, C1, C2, C3):
    b.assume(b.icmp('ult', x, C1)); return b.add(b.udiv(x, C2), b.zext(b.icmp('ne', b.urem(x, C3), 0), C1.w), nuw=1, nsw=1)
R('708', 'x', 'C1 C2 C3', _708, lambda b, x, C2: b.udiv(b.add(x, C2 - 1), C2), lambda C1, C2, C3: C2.eq(C3) & C2.ne(0) & (C1 - 1).ule(-C2), inst=dict(C1=-7, C2=7, C3=7), bf=(3, 4, 5), v=(4, 6, 8), weak=False)
R('709', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.select(b.icmp('eq', a, b_), C1, b.xor(b.xor(a, b_), C2)), lambda b, a, b_, C2: b.xor(b.xor(a, b_), C2), lambda C1, C2: C1.eq(C2), inst=dict(C1=-1, C2=-1), bf=(3, 4, 5))
def _710(b, x, C1, C2, ws):
    b.assume(b.icmp('eq', b.trunc(x, ws['V']), C1)); return b.and_(x, C2)
R('710', 'x', 'C1 C2', _710, lambda b, C1, C2: C1.zext(C2.w) & C2, lambda C2, ws: (C2 >> ws['V']).eq(0), types=dict(C1='V'), bf=_P2, v=_Q, inst=dict(C1=5, C2=7), iw=dict(W=32, V=8))
_C711 = [dict(W=3, V=2), dict(W=4, V=3), dict(W=3, V=5)]
R('711', 'x y', '', lambda b, x, y, ws: b.neg(b.ucmp(x, y, ws['V'])), lambda b, x, y, ws: b.ucmp(y, x, ws['V']), T, bf=_C711, v=[dict(W=8, V=4), dict(W=8, V=16), dict(W=32, V=8)], iw=dict(W=32, V=8))
def _712(b, x, y, C):
    m = b.shl(C, y); return b.icmp('ult', b.and_(x, m), m)
R('712', 'x y', 'C', _712, lambda b, x, y, C: b.icmp('ult', x, b.shl(C, y)), lambda C: (-C).pow2or0(), inst=dict(C=-1), iw=8)
def _713(b, x, C1, C2, C3):
    b.assume(b.icmp('ne', x, C1)); return b.icmp('eq', b.smax(x, C2), C3)
R('713', 'x', 'C1 C2 C3', _713, lambda b: b.const(0, 1), lambda C1, C2, C3: C2.sgt(C3) | (C1.eq(C3) & (C2.slt(C3) | C3.eq(C3.smin))), inst=dict(C1=0, C2=-32, C3=0), iw=8, bf=(3, 4, 5))
_P714 = [dict(W=3, V=4), dict(W=4, V=6)]; _Q714 = [dict(W=8, V=16), dict(W=16, V=32)]
R('714', 'x n', 'C1 C2', lambda b, x, n, C1, C2, ws: b.zext(b.icmp('ne', b.and_(b.shl(C1, n), x), C2), ws['V']), lambda b, x, n, ws: b.zext(b.and_(b.lshr(x, n), 1), ws['V']),
  lambda C1, C2: C1.eq(1) & C2.eq(0), bf=_P714, v=_Q714, inst=dict(C1=1, C2=0), iw=dict(W=32, V=64))
R('715', 'x', 'C1 C2', lambda b, x, C1, C2: b.umin(b.and_(x, C1), C2), lambda b, x, C1: b.and_(x, C1), lambda C1, C2: C1.ule(C2), inst=dict(C1=100, C2=120))
R('716', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.select(b.icmp('ne', b.and_(b_, b.xor(a, C1)), C2), b.icmp('ne', a, C3), b.const(0, 1)), lambda b, a, b_, C1, C2: b.icmp('ne', b.and_(b_, b.xor(a, C1)), C2),
  lambda C1, C2, C3: C2.eq(0) & C3.eq(C1), inst=dict(C1=-1, C2=0, C3=-1), bf=(3, 4))
R('717', 'x', 'C1 C2', lambda b, x, C1, C2: b.select(b.icmp('eq', x, C1), x._k(0), b.select(b.icmp('sgt', x, C2), x._k(1), x._k(-1))), lambda b, x, C1: b.scmp(x, C1, x.w),
  lambda C1, C2: C2.eq(C1) | (C1.ne(C1.smin) & C2.eq(C1 - 1)), inst=dict(C1=10, C2=9))
R('718', 'x', 'C1 C2', lambda b, x, C1, C2: b.lshr(b.mul(x, C1, nuw=1), C2), lambda b, x, C1, C2: b.add(x, b.lshr(x, C2 - (C1 - (1 << C2)).log2())),
  lambda C1, C2: C2.ult(C2.w) & (C1 - (1 << C2)).ispow2() & (C1 - (1 << C2)).ult(1 << C2), inst=dict(C1=12, C2=3), v=(4, 8), weak=False)
R('719', 'x y', 'C', lambda b, x, y, C: b.icmp('eq', b.and_(x, b.xor(y, C)), x), lambda b, x, y: b.icmp('eq', b.and_(x, y), 0), lambda C: C.eq(-1), inst=dict(C=-1), iw=8, bf=(3, 4, 5))
def _720(b, x, y, C):
    b.assume(b.icmp('ne', x, y)); return b.icmp('eq', b.sub(x, y), C)
R('720', 'x y', 'C', _720, lambda b: b.const(0, 1), lambda C: C.eq(0), inst=dict(C=0))
R('721', 'x', 'C', lambda b, x, C: b.trunc(b.or_(b.lshr(x, C), x), 1), lambda b, x, C: b.icmp('ne', b.and_(x, (1 << C) | 1), 0), lambda C: C.ult(C.w), inst=dict(C=3))
R('722', 'x', '', lambda b, x: b.smax(x, b.neg(x)), lambda b, x: b.abs(x, 0), T)
R('723', 'a b_', 'C1 C2', lambda b, a, b_, C1, C2: b.icmp('sgt', b.add(b_, b.xor(a, C1)), C2), lambda b, a, b_, C2: b.icmp('slt', b.sub(a, b_), ~C2), lambda C1: C1.eq(-1), inst=dict(C1=-1, C2=0), bf=(3, 4, 5),
  weak=False)   # the missed ones: both sides always false
def _724(b, x, C1, C2):
    k = C1.cttz().umin(C2.cttz()); return b.lshr(b.mul(x, C1.udiv(C2 >> C2.cttz()) >> k, nuw=1), C2.cttz() - k)
R('724', 'x', 'C1 C2', lambda b, x, C1, C2: b.udiv(b.mul(x, C1, nuw=1), C2), _724, lambda C1, C2: C2.ne(0) & C1.urem(C2 >> C2.cttz()).eq(0), inst=dict(C1=150, C2=100), v=(4, 8), weak=False)
R('725', 'x y', 'C', lambda b, x, y, C: b.select(b.icmp('eq', b.and_(x, y), C), b.or_(x, y), b.add(x, y)), lambda b, x, y: b.add(x, y), lambda C: C.eq(0), inst=dict(C=0), bf=(3, 4, 5))
R('726', 'p x y', 'C1 C2', lambda b, p, x, y, C1, C2: b.add(b.select(b.icmp('eq', p, C1), x, 0), b.select(b.icmp('eq', p, C2), y, 0)),
  lambda b, p, x, y, C1, C2: b.select(b.icmp('eq', p, C1), x, b.select(b.icmp('eq', p, C2), y, 0)), lambda C1, C2: C1.ne(C2), inst=dict(C1=3, C2=7), bf=(3, 4))
R('727', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.icmp('slt', b.mul(x, C1, nsw=1), b.mul(y, C2, nsw=1)), lambda b, x, y: b.icmp('slt', x, y), lambda C1, C2: C1.eq(C2) & C1.sgt(0), inst=dict(C1=7, C2=7), iw=8, bf=(3, 4, 5),
  v=(4, 6, 8), weak=False)   # the missed ones: constants so large that the factors are 0 or 1
R('728', 'z', 'C1 C2', lambda b, z, C1, C2: b.icmp('slt', b.mul(z, C1, nsw=1), b.mul(z, C2, nsw=1)), lambda b, z: b.icmp('sgt', z, 0), lambda C1, C2: C1.slt(C2), inst=dict(C1=3, C2=5), v=(4, 6, 8))
R('729', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ugt', b.srem(x, C1), C2), lambda b, x, C1: b.icmp('ugt', b.and_(x, C1.smin | (C1 - 1)), C1.smin),
  lambda C1, C2: C1.ispow2() & C1.sgt(0) & (C1 - 1).ule(C2) & C2.ule(-C1), inst=dict(C1=8, C2=-2147483648), v=(4, 8), weak=False)   # the missed ones: C1 == -2^(W-2)
R('730', 'c y', 'C1 C2 C3', lambda b, c, y, C1, C2, C3: b.xor(b.or_(b.select(c, C1, C2), y, disjoint=1), C3), lambda b, c, y, C1, C2, C3: b.xor(b.select(c, C1 ^ C3, C2 ^ C3), y), T, types=dict(c=1),
  inst=dict(C1=5, C2=1, C3=4), bf=(3, 4))
R('731', 'a b_ c', 'C1 C2 C3', lambda b, a, b_, c, C1, C2, C3: b.or_(b.icmp('ne', c, C3), b.select(b.icmp('ne', a, C1), b.const(1, 1), b.icmp('ne', b_, C2))),
  lambda b, a, b_, c, C2: b.select(b.icmp('ne', b.or_(a, c), 0), b.const(1, 1), b.icmp('ne', b_, C2)), lambda C1, C3: C1.eq(0) & C3.eq(0), inst=dict(C1=0, C2=63, C3=0), bf=(2, 3))
R('732', 'x', 'C1 C2', lambda b, x, C1, C2: b.add(b.or_(x, C1, disjoint=1), C2), lambda b, x, C1, C2: b.add(x, C1 + C2), T, inst=dict(C1=3, C2=9))
R('733', 'x y', '', lambda b, x, y, ws: b.select(b.icmp('eq', x, y), b.const(0, ws['V']), b.select(b.icmp('sgt', x, y), b.const(1, ws['V']), b.const(-1, ws['V']))), lambda b, x, y, ws: b.scmp(x, y, ws['V']), T,
  bf=_C711, v=[dict(W=8, V=4), dict(W=8, V=16), dict(W=32, V=8)], iw=dict(W=32, V=8))
R('734', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.add(b.mul(b.add(x, C1), C2), C3), lambda b, x, C1, C2, C3: b.add(b.mul(x, C2), C1 * C2 + C3), T, inst=dict(C1=3, C2=5, C3=7), bf=(3, 4, 5), v=(4, 8))
R('735', 'x y', 'C', lambda b, x, y, C: b.add(b.mul(b.add(b.shl(x, C), y), y), b.mul(x, x)), lambda b, x, y: b.mul(b.add(y, x), b.add(y, x)), lambda C: C.eq(1), inst=dict(C=1), iw=6, bf=(3, 4, 5), v=(4, 5, 6))
def _736(b, x, C1, C2):
    r = b.srem(x, C1); return b.add(b.select(b.icmp('slt', r, 0), C2, 0), r)
R('736', 'x', 'C1 C2', _736, lambda b, x, C2: b.and_(x, C2 - 1), lambda C1, C2: C1.eq(C2) & C2.ispow2(), inst=dict(C1=16, C2=16), v=(4, 8), weak=False)   # the missed ones: C1 == -C2
def _737(b, x, C1, C2, C3):
    b.assume(b.icmp('eq', b.ctpop(x), 1)); return b.and_(b.shl(x, C1), b.add(b.shl(x, C2), C3))
R('737', 'x', 'C1 C2 C3', _737, lambda b, x: x._k(0), lambda C1, C2, C3: C2.ule(C1) & C1.ult(C1.w) & C3.eq(-1), inst=dict(C1=4, C2=2, C3=-1), iw=64, bf=(3, 4, 5), weak=False)
R('738', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.select(b.icmp('eq', b.and_(x, y), C1), C2, b.xor(x, y)), lambda b, x, y: b.xor(x, y), lambda C1, C2: C1.eq(-1) & C2.eq(0), inst=dict(C1=-1, C2=0), bf=(3, 4, 5))
def _739(b, x, C1, C2):
    b.assume(b.icmp('ne', x, C1)); return b.icmp('eq', b.sub(C2, x, nsw=1), x)
R('739', 'x', 'C1 C2', _739, lambda b: b.const(0, 1), lambda C1, C2: (C2 & 1).eq(1) | C1.eq(C2.ashr(1)), inst=dict(C1=0, C2=0), iw=8)
def _740(b, x, y, C):
    b.assume(b.icmp('eq', b.sub(x, y), C)); return b.icmp('eq', x, y)
R('740', 'x y', 'C', _740, lambda b: b.const(0, 1), lambda C: C.ne(0), inst=dict(C=5))
_P741 = [dict(W=5, V=3), dict(W=6, V=3), dict(W=6, V=4)]
_Q741 = [dict(W=8, V=4), dict(W=16, V=8)]
_D741 = [dict(W=3, V=2), dict(W=4, V=3), dict(W=3, V=5)]
def _fill741(C): return C._k(-1) >> C.ctlz()          # all bits up to the highest one of C
R('741', 'x', 'C1 C2', lambda b, x, C1, C2, ws: b.add(b.zext(b.add(x, C1, nuw=1), ws['W']), C2), lambda b, x, ws: b.zext(x, ws['W']), lambda C1, C2: C2.eq(-C1.zext(C2.w)), types=dict(x='V', C1='V'), bf=_P741, v=_Q741,
  inst=dict(C1=5, C2=-5), iw=dict(W=64, V=32))
R('742', 'x', 'C', lambda b, x, C: b.add(b.umax(x, C), x, nuw=1), lambda b, x, C: b.umax(b.shl(x, 1, nuw=1), C), lambda C: C.ule(1) | C.eq(-1), inst=dict(C=1))
R('743', 'x y', '', lambda b, x, y, ws: b.zext(b.and_(b.trunc(x, ws['V'], nuw=1), y), ws['W']), lambda b, x, y, ws: b.and_(b.zext(y, ws['W']), x), T, types=dict(y='V'), bf=_P741, v=_Q741, iw=dict(W=32, V=8))
R('744', 'x y a', 'C1 C2', lambda b, x, y, a, C1, C2: b.select(b.icmp('ugt', a, C1), y, b.shl(x, b.and_(a, C2))), lambda b, x, y, a, C1: b.select(b.icmp('ugt', a, C1), y, b.shl(x, a)), lambda C1, C2: (_fill741(C1) & ~C2).eq(0),
  inst=dict(C1=31, C2=31), bf=(3, 4))
R('745', 'a b_ c', '', lambda b, a, b_, c: b.and_(b.xor(a, b.or_(b_, c)), c), lambda b, a, c: b.and_(b.not_(a), c), T, bf=(1, 3, 4), v=(1, 8), iw=1)
R('746', 'x', 'C1 C2 C3', lambda b, x, C1, C2, C3: b.add(b.sdiv(x, C1), b.sext(b.icmp('slt', b.srem(x, C2), C3), C1.w)), lambda b, x, C1: b.ashr(x, C1.log2()), lambda C1, C2, C3: C1.ispow2() & C1.sgt(0) & (C2.eq(C1) | C2.eq(-C1)) & C3.eq(0),
  inst=dict(C1=4, C2=4, C3=0), bf=(3, 4, 5), v=(4, 8), weak=False)   # the missed ones: C1 == 1 and the remainder never below C3
def _747(b, n, C1, C2, C3):
    r = b.srem(n, C1); return b.select(b.icmp('slt', r, C2), C3, r)
R('747', 'n', 'C1 C2 C3', _747, lambda b, n, C1: b.and_(n, C1.abs() - 1), lambda C1, C2, C3: (C1.abs().eq(2) & C2.eq(0) & C3.eq(1)) | (C1.abs().eq(1) & (C2.sle(0) | C3.eq(0))), inst=dict(C1=2, C2=0, C3=1), bf=(3, 4, 5), v=(4, 8))
def _748(b, x, y, z, C, op): return b.select(b.icmp('eq', b.and_(x, y), C), op(x, y), z)
R('748', 'x y z', 'C', lambda b, x, y, z, C: _748(b, x, y, z, C, b.add), lambda b, x, y, z, C: _748(b, x, y, z, C, b.or_), lambda C: C.eq(0), inst=dict(C=0), iw=8, bf=(3, 4, 5))
R('749', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('slt', b.and_(x, C1), C2), lambda b, x, C1, C2: b.icmp('slt', x, (C2 + ~C1) & C1), lambda C1, C2: (-C1).ispow2() & ~C2.sadd_ov(~C1), inst=dict(C1=-16, C2=20), iw=8, weak=False)   # the missed ones: C1 not a high mask, with some C2
R('750', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ugt', b.shl(x, C1), C2), lambda b, x, C1, C2, ws: b.icmp('ugt', b.trunc(x, ws['V']), (C2 >> C1).trunc(ws['V'])), lambda C1, ws: C1.eq(ws['W'] - ws['V']), bf=_P741, v=_Q741,
  inst=dict(C1=16, C2=196607), iw=dict(W=32, V=16), weak=False)   # the missed ones: both sides always false
R('751', 'x', 'C1 C2', lambda b, x, C1, C2: b.lshr(b.shl(x, C1, nuw=1), C2), lambda b, x, C1, C2: b.shl(x, C1 - C2, nuw=1, nsw=1), lambda C1, C2: C2.ule(C1) & C1.ult(C1.w) & (C2.ne(0) | C1.eq(0)), inst=dict(C1=5, C2=3))
def _752(b, x, C):
    b.assume(b.icmp('ne', x, C)); return b.trunc(x, 1, nuw=1)
R('752', 'x', 'C', _752, lambda b: b.const(1, 1), lambda C: C.eq(0), inst=dict(C=0), iw=8)
_3 = [dict(W=4, V=2, U=5), dict(W=4, V=3, U=6)]
R('753', 'x', '', lambda b, x, ws: b.sext(b.trunc(x, ws['V'], nsw=1), ws['U']), lambda b, x, ws: b.sext(x, ws['U']), T, bf=_3, v=[dict(W=8, V=4, U=16), dict(W=32, V=16, U=64)], iw=dict(W=16, V=8, U=32))
def _754(b, x, a, b_, c, C1, C2):
    p = b.icmp('slt', x, C1); return b.select(p, b.select(b.icmp('slt', x, C2), a, b_), c)
R('754', 'x a b_ c', 'C1 C2', _754, lambda b, x, a, c, C1: b.select(b.icmp('slt', x, C1), a, c), lambda C1, C2: C1.sle(C2), inst=dict(C1=10, C2=20), bf=(2, 3))
def _755(b, a, b_, c): return b.or_(b.and_(b.icmp('eq', a, c), b.icmp('ne', b_, c)), b.and_(b.icmp('ne', a, c), b.icmp('eq', b_, c)))
R('755', 'a b_ c', '', _755, lambda b, a, b_, c: b.icmp('eq', b.icmp('eq', a, c), b.icmp('ne', b_, c)), T, bf=(3, 4, 5))
R('756', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('eq', b.xor(x, C1), C2), lambda b, x, C1, C2: b.icmp('eq', x, C1 ^ C2), T, inst=dict(C1=45, C2=7), iw=8)
def _757(b, x, y, z):
    b.assume(b.icmp('ne', x, y)); return b.icmp('eq', b.mul(x, z, nuw=1), b.mul(y, z, nuw=1))
R('757', 'x y z', '', _757, lambda b, z: b.icmp('eq', z, 0), T, iw=8, bf=(3, 4, 5), v=(4, 5, 6))
R('758', 'x y', 'C', lambda b, x, y, C, ws: b.scmp(b.sub(x, y, nsw=1), C, ws['V']), lambda b, x, y, ws: b.scmp(x, y, ws['V']), lambda C: C.eq(0), bf=_D741, v=_Q741, inst=dict(C=0), iw=dict(W=32, V=8))
R('759', 'x y', 'C', lambda b, x, y, C, ws: b.select(b.icmp('ult', x, y), C, b.zext(b.icmp('ne', x, y), ws['V'])), lambda b, x, y, ws: b.ucmp(x, y, ws['V']), lambda C: C.eq(-1), types=dict(C='V'), bf=_D741, v=_Q741, inst=dict(C=-1), iw=dict(W=32, V=8))
R('760', 'a b_', '', lambda b, a, b_, ws: b.add(b.sext(b.icmp('ult', a, b_), ws['V']), b.zext(b.icmp('ugt', a, b_), ws['V'])), lambda b, a, b_, ws: b.ucmp(a, b_, ws['V']), T, bf=_D741, v=_Q741, iw=dict(W=32, V=8))
R('761', 'x y', 'C1 C2', lambda b, x, y, C1, C2: b.select(y, b.icmp('ne', x, C1), b.icmp('eq', x, C2)), lambda b, x, y, C2: b.xor(y, b.icmp('eq', x, C2)), lambda C1, C2: C1.eq(C2), types=dict(y=1), inst=dict(C1=0, C2=0), iw=64)
R('762', 'c a b_', '', lambda b, c, a, b_: b.mul(b.select(c, a, b_), b.select(c, b_, a)), lambda b, a, b_: b.mul(a, b_), T, types=dict(c=1), iw=8, v=(4, 6))
def _763(b, x, C1, C2, C3):
    b.assume(b.icmp('ne', b.add(x, x), C1)); return b.icmp('ult', b.add(x, C2), C3)
R('763', 'x', 'C1 C2 C3', _763, lambda b, x, C2, C3: b.icmp('ult', x, C3 - C2), lambda C1, C2, C3: (C1.eq(0) & C2.eq(-1) & C3.ne(-1)) | (C1.eq(-2) & C2.eq(1) & C3.ne(0)) | C2.eq(0), inst=dict(C1=0, C2=-1, C3=7), iw=8, bf=(3, 4, 5))
R('764', 'a b_', 'C1 C2 C3', lambda b, a, b_, C1, C2, C3: b.icmp('ne', b.lshr(b.add(b.or_(a, C1), b_, nuw=1), C2), C3), lambda b: b.const(1, 1), lambda C1, C2, C3: C3.ult(C1 >> C2) | C3.ugt(C3._k(-1) >> C2), inst=dict(C1=16, C2=3, C3=0), bf=(3, 4))
R('765', 'x', 'C1 C2', lambda b, x, C1, C2: b.icmp('ult', b.or_(x, C1, disjoint=1), C2), lambda b, x, C1, C2: b.icmp('ult', x, C2 - C1), lambda C1, C2: C1.ule(C2), inst=dict(C1=8, C2=30), iw=8)
def _766(b, x, y, C):
    b.assume(b.icmp('ne', x, y)); return b.icmp('eq', b.xor(x, y), C)
R('766', 'x y', 'C', _766, lambda b: b.const(0, 1), lambda C: C.eq(0), inst=dict(C=0), iw=8, bf=(3, 4, 5))
R('767', 'x', 'C1 C2', lambda b, x, C1, C2: b.select(b.trunc(x, 1, nuw=1), C1, C2), lambda b, x, C1, C2, ws: b.or_(b.shl(b.zext(x, ws['W']), (C1 ^ C2).log2()), C2), lambda C1, C2: (C1 ^ C2).ispow2() & (C1 & (C1 ^ C2)).ne(0), types=dict(x='V'),
  bf=_P741, v=_Q741, inst=dict(C1=20, C2=4), iw=dict(W=16, V=8))
R('768', 'x', 'C1 C2', lambda b, x, C1, C2: b.xor(b.smin(x, C1), C2), lambda b, x, C1, C2: b.select(b.icmp('slt', x, C1), b.xor(x, C2), C1._k(0)), lambda C1, C2: C1.eq(C2), inst=dict(C1=100, C2=100))
def _769(b, x, y, C1, C2, C3):
    b.assume(b.icmp('eq', b.and_(y, C1), C2)); return b.and_(b.add(x, y), C3)
R('769', 'x y', 'C1 C2 C3', _769, lambda b, x, C3: b.and_(x, C3), lambda C1, C2, C3: (C2 & _fill741(C3)).eq(0) & (_fill741(C3) & ~C1).eq(0), inst=dict(C1=3, C2=0, C3=2), iw=64, bf=(3, 4))
R('770', 'x y', '', lambda b, x, y, ws: b.sext(b.sub(x, b.smin(x, y), nsw=1), ws['W']), lambda b, x, y, ws: b.zext(b.sub(x, b.smin(x, y), nsw=1), ws['W'], nneg=1), T, types=dict(x='V', y='V'), bf=_P741, v=_Q741, iw=dict(W=64, V=32))
