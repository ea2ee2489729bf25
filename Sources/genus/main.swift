import Foundation
import GenusCommands

exit(await Genus.run(Array(CommandLine.arguments.dropFirst())))
