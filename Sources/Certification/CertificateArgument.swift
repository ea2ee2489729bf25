package import Rules

/// Certificates that imply one together, if each is unsatisfiable.
package struct CertificateArgument: Sendable {
  /// What comes first is the likeliest to fail.
  package var certificates: [Certificate]
  /// Words are read as integers, with lemmas that have certificates of their own.
  package var isOverIntegers = false
  /// The values of one symbol are gone through.
  package var isDivided: Bool { certificates.contains { $0.part?.hasSuffix("/complete") == true } }

  /// For the soundness of `rule` at `widths`: case by case, over words.
  package static func byCases(of rule: Rule, at widths: [Int]) -> some Sequence<CertificateArgument> {
    divided(rule, widths) { SMTLIBAlgebra() }
  }

  /// For the soundness of `rule` at `widths`, over integers: as a whole in each reading, then case by case.
  package static func overIntegers(of rule: Rule, at widths: [Int]) -> some Sequence<CertificateArgument> {
    let wholes = IntegerReading.allCases.lazy.map { reading in
      let algebra = SMTLIBIntegerAlgebra(reading)
      let whole = Certificate.sound(rule, widths, in: algebra, part: "\(algebra.prefix)/whole")
      return CertificateArgument(certificates: [whole] + algebra.premises(rule.name, widths, folder: algebra.prefix), isOverIntegers: true)
    }
    let cases = IntegerReading.allCases.lazy.map { reading in divided(rule, widths) { SMTLIBIntegerAlgebra(reading) } }.joined()
    return [AnySequence(wholes), AnySequence(cases)].joined()
  }
}
