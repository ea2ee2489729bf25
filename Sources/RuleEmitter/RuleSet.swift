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

  /// Leaves rules out, by name; the rule that each is an instance of gets their origins.
  package static func leaveOut<File>(_ instances: [(rule: String, general: String)], from files: inout [File], rules: WritableKeyPath<File, [Rule]>) {
    let generals = Dictionary(instances.map { ($0.rule, $0.general) }, uniquingKeysWith: { first, _ in first })
    /// Of an instance of an instance, the rule that stays.
    func staying(_ name: String) -> String {
      var name = name
      for _ in instances { name = generals[name] ?? name }
      return name
    }
    var origins: [String: [String]] = [:]
    for file in files {
      for rule in file[keyPath: rules] where generals[rule.name] != nil { origins[staying(rule.name), default: []] += rule.origins }
    }
    for file in files.indices {
      files[file][keyPath: rules].removeAll { generals[$0.name] != nil }
      for index in files[file][keyPath: rules].indices {
        let own = files[file][keyPath: rules][index]
        let added = (origins[own.name] ?? []).filter { !own.origins.contains($0) }
        files[file][keyPath: rules][index].origins += added
      }
    }
  }
}
