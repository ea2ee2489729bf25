import BitVector

/// An algebra of SMT-LIB text in which certificates are written.
protocol CertificateAlgebra: BitVectorAlgebra where Truth == SMTLIBTerm {
  /// Words are integers, of which some that fulfil a file may be no words.
  static var isOverIntegers: Bool { get }
  var definitions: SMTLIBAlgebra.Definitions { get }
  /// Of a file without quantifiers.
  var logic: String { get }
  /// What a word of `width` bits is.
  func sort(_ width: Int) -> String
  /// The word that is declared as `name`.
  func word(_ name: String, _ width: Int) -> Vector
  /// What must be declared besides the words, given where all terms have been made.
  var declarations: [String] { get }
  /// Adds what helps a solver and depends on all terms together; no more may be made after.
  func finish()
  /// What is true of the terms that were made, to be required besides what is asked.
  var facts: [SMTLIBTerm] { get }
  /// What a file should say of how it is written.
  var remarks: [String] { get }
  /// What names the files' folder, before the name of what they are divided by.
  var prefix: String { get }
  /// The certificates of what files rely on, in the same folder.
  func premises(_ rule: String, _ widths: [Int], folder: String) -> [Certificate]
}

extension SMTLIBAlgebra: CertificateAlgebra {
  static var isOverIntegers: Bool { false }
  var logic: String { "QF_BV" }
  func sort(_ width: Int) -> String { Self.sort(width) }
  func word(_ name: String, _ width: Int) -> SMTLIBTerm { SMTLIBTerm(text: name) }
  // Bit vectors say all by themselves.
  func finish() {}
  var remarks: [String] { [] }
  var prefix: String { "" }
  func premises(_ rule: String, _ widths: [Int], folder: String) -> [Certificate] { [] }
  var declarations: [String] { [] }
  var facts: [SMTLIBTerm] { [] }
}
