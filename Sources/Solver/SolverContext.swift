import BitVector
internal import CFault
internal import CZ3
import Synchronization

/// What a solver said of a set of assertions.
package enum Satisfiability: Sendable {
  case satisfiable
  case unsatisfiable
  /// The resource limit was reached.
  case unknown
}

/// A Z3 context with one solver, for formulas without quantifiers over bit vectors or over integers.
///
/// Terms belong to the context and live as long as it does. Not for use from two threads at once, save for ``interrupt()``.
package struct SolverContext: ~Copyable {
  package enum Theory {
    case bitVectors
    case integers
    /// With Z3's newer simplex. It proves more, but doesn't count its pivots as resources, and can take hours where numbers are as large as 2^64.
    case unboundedIntegers
  }

  private let context: Z3_context
  private let solver: Z3_solver
  /// Z3 faulted in a check: nothing of the context may be used any more, and it isn't freed.
  private let hasFaulted = Atomic(false)
  /// What ``resourcesUsed`` last was: a broken context can't be asked.
  private let resourcesTold = Atomic<UInt64>(0)

  /// `resourceLimit` bounds each ``check()``, in Z3's resource units (about 1 to 4 million a second), so that outcomes don't depend on the machine.
  package init(resourceLimit: UInt32, theory: Theory = .bitVectors) {
    _ = Self.keepsMemory
    let configuration = Z3_mk_config()!
    Z3_set_param_value(configuration, "model", "true")
    context = Z3_mk_context(configuration)!
    Z3_del_config(configuration)
    // Errors are read where they can occur; without a handler Z3 would end the process.
    Z3_set_error_handler(context) { _, _ in }
    solver = Self.solver(context, theory)
    Z3_solver_inc_ref(context, solver)
    let parameters = Z3_mk_params(context)
    Z3_params_inc_ref(context, parameters)
    Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "rlimit"), resourceLimit)
    Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "random_seed"), 0)
    // Z3 would put its own handler in the place of the program's while it checks.
    Z3_params_set_bool(context, parameters, Z3_mk_string_symbol(context, "ctrl_c"), false)
    if theory == .integers { Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "arith.solver"), 2) }
    Z3_solver_set_params(context, solver, parameters)
    Z3_params_dec_ref(context, parameters)
  }

  /// What a context frees stays with the process: the next one would fault in some three thousand pages again, which takes longer than most checks.
  private static let keepsMemory: Void = {
    _ = mallopt(M_TRIM_THRESHOLD, 512 << 20)
    // The greatest that glibc takes; a threshold of trimming stops it from finding its own.
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
  }()

  /// Equations are solved for unknowns before bits are made of words: what is left of sums that are equal in another order is then little.
  private static func solver(_ context: Z3_context, _ theory: Theory) -> Z3_solver {
    let rest = theory == .bitVectors ? ["elim-uncnstr", "simplify", "max-bv-sharing", "bit-blast", "sat"] : ["smt"]
    let names = ["simplify", "propagate-values", "solve-eqs"] + rest
    let tactics = names.map { name -> Z3_tactic in
      let tactic = Z3_mk_tactic(context, name)!
      Z3_tactic_inc_ref(context, tactic)
      return tactic
    }
    var whole = tactics[0]
    for tactic in tactics.dropFirst() {
      whole = Z3_tactic_and_then(context, whole, tactic)
      Z3_tactic_inc_ref(context, whole)
    }
    return Z3_mk_solver_from_tactic(context, whole)!
  }

  deinit {
    if isBroken { return }
    Z3_solver_dec_ref(context, solver)
    Z3_del_context(context)
  }

  /// All checks are unknown from now on, since Z3 itself failed in one.
  package var isBroken: Bool { hasFaulted.load(ordering: .relaxed) }

  /// The algebra of this context's terms; must not outlive it.
  package var algebra: SMTAlgebra { SMTAlgebra(context: context) }
  /// The context itself, for algebras of terms.
  var raw: Z3_context { context }
  /// The term as a sum of products.
  func sumOfProducts(_ term: SMTTerm) -> SMTTerm {
    let parameters = Z3_mk_params(context)
    Z3_params_inc_ref(context, parameters)
    defer { Z3_params_dec_ref(context, parameters) }
    Z3_params_set_bool(context, parameters, Z3_mk_string_symbol(context, "som"), true)
    return SMTTerm(Z3_simplify_ex(context, term.ast, parameters))
  }

  /// The truth is a plain falsehood once products with powers of two are shifts.
  func isPlainlyFalse(_ truth: SMTTerm) -> Bool {
    let parameters = Z3_mk_params(context)
    Z3_params_inc_ref(context, parameters)
    defer { Z3_params_dec_ref(context, parameters) }
    Z3_params_set_bool(context, parameters, Z3_mk_string_symbol(context, "mul2concat"), true)
    return Z3_get_bool_value(context, Z3_simplify_ex(context, truth.ast, parameters)) == Z3_L_FALSE
  }

  /// Bounds each later ``check()``, in resource units.
  func limit(_ resources: UInt32) {
    let parameters = Z3_mk_params(context)
    Z3_params_inc_ref(context, parameters)
    Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "rlimit"), resources)
    Z3_solver_set_params(context, solver, parameters)
    Z3_params_dec_ref(context, parameters)
  }

  /// An unknown of `width` bits.
  package func vector(_ name: String, width: Int) -> SMTTerm { algebra.unknown(name, width: width) }
  /// An unknown truth.
  package func truth(_ name: String) -> SMTTerm {
    SMTTerm(Z3_mk_const(context, Z3_mk_string_symbol(context, name), Z3_mk_bool_sort(context)))
  }

  /// Forgets all that was required; terms stay.
  package func reset() { if !isBroken { Z3_solver_reset(context, solver) } }
  package func require(_ truth: SMTTerm) { Z3_solver_assert(context, solver, truth.ast) }

  /// Whether what is required can hold. The corresponding C function is `Z3_solver_check`.
  ///
  /// Z3 4.8.12 reads a null pointer in some queries over integers (the greatest common divisor of numbers just below 2^31); these are unknown.
  package func check() -> Satisfiability {
    if isBroken { return .unknown }
    var query = Query(context: context, solver: solver)
    let isWhole = fault_contained(
      { query in
        guard let query = query?.assumingMemoryBound(to: Query.self) else { return }
        query.pointee.answer = Z3_solver_check(query.pointee.context, query.pointee.solver)
      }, &query)
    guard isWhole else {
      hasFaulted.store(true, ordering: .relaxed)
      return .unknown
    }
    return switch query.answer {
    case Z3_L_TRUE: .satisfiable
    case Z3_L_FALSE: .unsatisfiable
    default: .unknown
    }
  }
  private struct Query {
    let context: Z3_context
    let solver: Z3_solver
    var answer = Z3_L_UNDEF
  }

  /// Ends a ``check()`` that is under way, as unknown; may be called by another thread. The corresponding C function is `Z3_solver_interrupt`.
  func interrupt() { if !isBroken { Z3_solver_interrupt(context, solver) } }

  /// Resource units that this context's checks have taken so far.
  package var resourcesUsed: UInt64 {
    if !isBroken { resourcesTold.store(resourcesCounted, ordering: .relaxed) }
    return resourcesTold.load(ordering: .relaxed)
  }
  private var resourcesCounted: UInt64 {
    let statistics = Z3_solver_get_statistics(context, solver)
    Z3_stats_inc_ref(context, statistics)
    defer { Z3_stats_dec_ref(context, statistics) }
    for index in 0..<Z3_stats_size(context, statistics) where String(cString: Z3_stats_get_key(context, statistics, index)) == "rlimit count" {
      return Z3_stats_is_uint(context, statistics, index)
        ? UInt64(Z3_stats_get_uint_value(context, statistics, index)) : UInt64(Z3_stats_get_double_value(context, statistics, index))
    }
    return 0
  }

  /// The values of `vectors` and `truths` in the model of the last satisfiable ``check()``.
  package func model(_ vectors: [SMTTerm], _ truths: [SMTTerm] = []) -> (vectors: [UInt64], truths: [Bool]) {
    guard let model = Z3_solver_get_model(context, solver) else { return ([], []) }
    Z3_model_inc_ref(context, model)
    defer { Z3_model_dec_ref(context, model) }
    let values = vectors.map { term -> UInt64 in
      var result: Z3_ast?
      var bits: UInt64 = 0
      if Z3_model_eval(context, model, term.ast, true, &result), let result { _ = Z3_get_numeral_uint64(context, result, &bits) }
      return bits
    }
    let booleans = truths.map { term -> Bool in
      var result: Z3_ast?
      guard Z3_model_eval(context, model, term.ast, true, &result), let result else { return false }
      return Z3_get_bool_value(context, result) == Z3_L_TRUE
    }
    return (values, booleans)
  }

  /// The value of a term without unknowns; nil for others. The corresponding C function is `Z3_simplify`.
  package func value(of vector: SMTTerm) -> UInt64? {
    var bits: UInt64 = 0
    return Z3_get_numeral_uint64(context, Z3_simplify(context, vector.ast), &bits) ? bits : nil
  }
  /// The value of a truth without unknowns; nil for others.
  package func value(ofTruth truth: SMTTerm) -> Bool? {
    switch Z3_get_bool_value(context, Z3_simplify(context, truth.ast)) {
    case Z3_L_TRUE: true
    case Z3_L_FALSE: false
    default: nil
    }
  }
}
