internal import CZ3

/// Which solver proves.
package enum SolverVersion {
  /// As the solver's library itself says, build included.
  package static var text: String { String(cString: Z3_get_full_version()) }
}
