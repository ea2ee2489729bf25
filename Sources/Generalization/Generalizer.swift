import BitVector
package import Findings
package import Parallelism
import Rules
import Solver

/// Turns a finding into the family it belongs to.
///
/// The order of work: check the finding, cut it down (``StructureReduction``), make holes of its literals (``Skeleton``), decide which holes
/// are one constant (``PartitionSearch``), express the replacement's constants (``HoleSynthesis``), find the weakest condition
/// (``ConditionSearch``), prove it width by width (``WidthProof``), keep what flags the replacement may keep.
package struct Generalizer: Sendable {
  /// Z3's resource units for one query.
  package var resourceLimit: UInt32 = 3_000_000
  /// How many other generalizations to look for beside the best.
  package var alternatives = 0
  /// Decide above the widths of complete tables too whether exact conditions are weakest (``Weakness``).
  package var decidesWeakness = false

  /// What isn't taken by other findings is used for parts of one.
  package var cores = Cores()

  package init() {}

  package func generalize(_ finding: Finding) -> Generalization {
    Derivation(finding, self).run()
  }
}
