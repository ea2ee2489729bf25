package import Rules

/// Rules from several findings as one set.
package enum RuleSet {
  /// Keeps, of rules that are the same but for names, the first, and gives it the origins of all; makes names distinct by numbering.
  package static func unify<File>(_ files: inout [File], rules: WritableKeyPath<File, [Rule]>) {
    var first: [String: (file: Int, rule: Int)] = [:]
    var names = Set<String>()
    for file in files.indices {
      var kept: [Rule] = []
      for var rule in files[file][keyPath: rules] {
        let key = CanonicalText.text(rule, includingWidths: true)
        if let place = first[key] {
          for origin in rule.origins {
            if place.file == file {
              if !kept[place.rule].origins.contains(origin) { kept[place.rule].origins.append(origin) }
            } else if !files[place.file][keyPath: rules][place.rule].origins.contains(origin) {
              files[place.file][keyPath: rules][place.rule].origins.append(origin)
            }
          }
          continue
        }
        let name = rule.name
        var number = 2
        while !names.insert(rule.name).inserted {
          rule.name = "\(name)-\(number)"
          number += 1
        }
        first[key] = (file, kept.count)
        kept.append(rule)
      }
      files[file][keyPath: rules] = kept
    }
  }
}
