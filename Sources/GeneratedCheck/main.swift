// generated-check PACKAGE OUTPUT: fails the build where Generated/ is not what genus wrote; else writes OUTPUT, an empty Swift file.
import Foundation
import GeneratedDigest

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: generated-check PACKAGE OUTPUT\n".utf8))
  exit(2)
}
let package = arguments[1].hasSuffix("/") ? String(arguments[1].dropLast()) : arguments[1]
let differences = GeneratedDigest.differences(in: package)
guard differences.isEmpty else {
  for path in differences {
    FileHandle.standardError.write(Data("\(package)/\(path):1:1: error: not as generated; run 'swift package regenerate'\n".utf8))
  }
  exit(1)
}
do {
  try Data("// Generated/ is as genus wrote it.\n".utf8).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
} catch {
  FileHandle.standardError.write(Data("generated-check: can't write \(arguments[2]): \(error)\n".utf8))
  exit(2)
}
