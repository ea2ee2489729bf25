import BitVector
package import Rewriting
package import Rules
package import Solver

/// Rewrites random functions and has a solver say whether what comes out refines what went in.
package struct Fuzzer {
  /// What rewriting made of a function, and which rules did it.
  package struct Rewrite {
    package var function: RewritableFunction
    package var rules: [String]
    package init(_ function: RewritableFunction, rules: [String]) {
      self.function = function
      self.rules = rules
    }
  }

  /// A function that rewriting got wrong.
  package struct Failure {
    /// Which case of the run.
    package var number: Int
    package var before: RewritableFunction
    package var after: Rewrite
    package var counterexample: Counterexample
  }

  /// What a run came to.
  package struct Summary {
    package var cases = 0
    /// Functions that some rule changed.
    package var rewritten = 0
    /// Of these, those that the solver gave up on.
    package var undecided = 0
    package var failures: [Failure] = []
    /// How many of the rewritten functions each rule had a part in.
    package var firings: [String: Int] = [:]
  }

  private let generator: FunctionGenerator
  private let rewrite: (RewritableFunction) -> Rewrite

  /// Functions hold the patterns of `rules`; `rewrite` is what is tested.
  package init(_ rules: [Rule], rewrite: @escaping (RewritableFunction) -> Rewrite) {
    generator = FunctionGenerator(rules)
    self.rewrite = rewrite
  }

  /// Tests ``FunctionRewriter`` with `rules`.
  package init(_ rules: [Rule]) {
    let rewriter = FunctionRewriter(rules)
    self.init(rules) { function in
      let (after, statistics) = rewriter.rewrite(function)
      return Rewrite(after, rules: zip(rules, statistics.firings).filter { $1 > 0 }.map(\.0.name))
    }
  }

  /// `count` cases; the same seed gives the same cases and the same outcome.
  package func run(seed: UInt64, count: Int) -> Summary {
    var summary = Summary()
    for number in 0..<count {
      summary.cases += 1
      let before = generator.function(seed: seed, number: number)
      let after = rewrite(before)
      guard !after.rules.isEmpty else { continue }
      summary.rewritten += 1
      for rule in after.rules { summary.firings[rule, default: 0] += 1 }
      switch verdict(before, after.function) {
      case .proved: break
      case .unknown: summary.undecided += 1
      case .refuted(let counterexample):
        summary.failures.append(minimized(Failure(number: number, before: before, after: after, counterexample: counterexample)))
      }
    }
    return summary
  }

  /// Rewrites `function`, and says where the result is wrong; nil where it is right, unchanged or undecided.
  package func failure(of function: RewritableFunction, number: Int = 0) -> Failure? {
    let after = rewrite(function)
    guard !after.rules.isEmpty, case .refuted(let counterexample) = verdict(function, after.function) else { return nil }
    return Failure(number: number, before: function, after: after, counterexample: counterexample)
  }

  private func verdict(_ before: RewritableFunction, _ after: RewritableFunction) -> Verdict {
    var graph = before.graph
    let target = graph.copy([after.result], from: after.graph)[0]
    // A solver of its own for each question, so that no case depends on those before it.
    return RefinementProver(resourceLimit: 500_000).verdict(graph, source: before.result, target: target, premises: before.assumptions)
  }

  // MARK: Minimizing

  /// The smallest function that is found by cutting the failure's down, step by step, such that it still fails.
  private func minimized(_ failure: Failure) -> Failure {
    var best = failure
    var attempts = 0
    search: while attempts < 400 {
      for candidate in Reduction.candidates(best.before) {
        attempts += 1
        if attempts >= 400 { break }
        guard let smaller = self.failure(of: candidate, number: failure.number) else { continue }
        best = smaller
        continue search
      }
      break
    }
    return best
  }
}
