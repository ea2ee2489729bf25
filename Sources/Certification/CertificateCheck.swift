package import Rules

/// Lets a solver confirm certificates.
package struct CertificateCheck: Sendable {
  package let solver: ExternalSolver
  package let folder: CertificateFolder

  package init(solver: ExternalSolver, folder: CertificateFolder) {
    self.solver = solver
    self.folder = folder
  }

  package struct Result: Sendable {
    package var answer: ExternalSolver.Answer
    /// What the answer was put together from; nil: it is the answer to the certificate itself.
    package var argument: CertificateArgument?
  }

  /// What comes of `certificate`, which is in the folder and belongs to `rule`.
  ///
  /// Soundness that isn't quickly answered is divided into cases, and what stays open is asked over the integers (``CertificateArgument``). The
  /// certificates that led to an answer are added to the folder, not to its list. Throws where they can't be written.
  package func result(for certificate: Certificate, of rule: Rule) throws(CertificateFolder.WriteError) -> Result {
    let path = folder.path + "/" + certificate.path
    let quick = solver.quickAnswer(to: path)
    if quick.isAnswer || certificate.obligation != .sound { return Result(answer: quick.isAnswer ? quick : solver.answer(to: path)) }
    for argument in CertificateArgument.byCases(of: rule, at: certificate.widths) {
      if let answer = try answer(argument) { return Result(answer: answer, argument: argument) }
    }
    // Bits, whose reading nobody needs to believe in, have all their time first.
    let whole = solver.answer(to: path)
    if whole.isAnswer { return Result(answer: whole) }
    for argument in CertificateArgument.overIntegers(of: rule, at: certificate.widths) {
      if let answer = try answer(argument) { return Result(answer: answer, argument: argument) }
    }
    return Result(answer: whole)
  }

  /// What `argument` shows; nil: nothing, and its certificates are not kept.
  package func answer(_ argument: CertificateArgument) throws(CertificateFolder.WriteError) -> ExternalSolver.Answer? {
    try folder.add(argument.certificates)
    for (index, part) in argument.certificates.enumerated() {
      let path = folder.path + "/" + part.path
      let answer = argument.isOverIntegers ? solver.answerOverIntegers(to: path) : solver.quickAnswer(to: path)
      if answer == .unsatisfiable { continue }
      // A case that can be fulfilled refutes the rule; that cases are incomplete doesn't, nor what integers fulfil that may be no words.
      if answer == .satisfiable, !argument.isOverIntegers, index > 0 { return .satisfiable }
      folder.remove(argument.certificates)
      return nil
    }
    return .unsatisfiable
  }
}
