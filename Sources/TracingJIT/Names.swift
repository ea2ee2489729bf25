import LuaBytecode
import TraceIR

// Bytecode and trace IR have words in common; here they mean the trace IR's.
typealias Instruction = TraceIR.Instruction
typealias Opcode = TraceIR.Opcode
typealias OpcodeTable = LuaBytecode.OpcodeTable
typealias Constant = TraceIR.Constant
/// An instruction of the interpreter.
typealias Bytecode = LuaBytecode.Instruction
