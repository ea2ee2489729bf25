/// One generated file.
package struct EmittedFile: Hashable, Sendable {
  /// Its name, within the folder of generated sources.
  package var name: String
  package var contents: String

  package init(name: String, contents: String) {
    self.name = name
    self.contents = contents
  }
}
