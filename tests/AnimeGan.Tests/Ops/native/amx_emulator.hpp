// Runs AMX's instructions on processors without them: each raises SIGILL, and the handler does what Intel's manual says of it
// (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, LDTILECFG to TILEZERO). A microsecond or two each, which
// is enough to check the machine code of the kernels. Where a processor has AMX, nothing traps.
#pragma once

#include <signal.h>
#include <ucontext.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace amx_emulator {

struct Tiles {
    uint8_t rows[8], data[8][16][64];
    uint16_t row_bytes[8];
    bool configured;
};

inline thread_local Tiles tiles;

// One instruction: VEX prefix of three bytes, opcode, ModRM, and SIB and displacement where it names memory.
struct Instruction {
    const uint8_t* at;
    greg_t* registers;
    bool reg_high, index_high, base_high;
    uint8_t map, prefix, vvvv, opcode, mod, reg, rm;
    uint64_t base = 0, index = 0;
    int64_t displacement = 0;

    uint64_t value(int number) const {
        static const int order[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI, REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
        return uint64_t(registers[order[number]]);
    }

    // False where it is not one of AMX's; `at` then stands somewhere within it.
    bool decode() {
        if (*at++ != 0xc4) {
            return false;
        }

        const uint8_t first = *at++, second = *at++;
        reg_high = (first & 0x80) == 0;
        index_high = (first & 0x40) == 0;
        base_high = (first & 0x20) == 0;
        map = first & 0x1f;
        vvvv = uint8_t(~second >> 3 & 0xf);
        prefix = second & 3;
        opcode = *at++;
        const uint8_t modrm = *at++;
        mod = modrm >> 6;
        reg = modrm >> 3 & 7;
        rm = modrm & 7;
        if (map != 2 || (second & 0x84) != 0) {
            return false;
        }

        return mod == 3 || decode_memory();
    }

    bool decode_memory() {
        if (mod == 0 && rm == 5) {   // relative to the next instruction
            displacement = number();
            base = reinterpret_cast<uint64_t>(at);
            return true;
        }

        int from = rm;
        if (rm == 4) {
            const uint8_t sib = *at++;
            from = sib & 7;
            const int by = (sib >> 3 & 7) + (index_high ? 8 : 0);
            index = by == 4 ? 0 : value(by) << (sib >> 6);
        }

        if (from == 5 && mod == 0) {
            return false;   // an index without a base, which no compiler writes here
        }

        base = value(from + (base_high ? 8 : 0));
        if (mod == 1) {
            displacement = int8_t(*at++);
        } else if (mod == 2) {
            displacement = number();
        }

        return true;
    }

    int32_t number() {
        int32_t value;
        std::memcpy(&value, at, sizeof(value));
        at += sizeof(value);
        return value;
    }
};

inline float widened(const uint8_t* bf16) {
    uint8_t bytes[4] = {0, 0, bf16[0], bf16[1]};
    float value;
    std::memcpy(&value, bytes, sizeof(value));
    return value;
}

// TDPBF16PS: pairs of the left tile's row by pairs of the right one's column.
inline void multiply(int sum, int left, int right) {
    for (int m = 0; m < tiles.rows[sum]; m++) {
        for (int k = 0; k < tiles.row_bytes[left] / 4; k++) {
            for (int n = 0; n < tiles.row_bytes[sum] / 4; n++) {
                float total;
                std::memcpy(&total, tiles.data[sum][m] + 4 * n, sizeof(total));
                for (int half = 0; half < 2; half++) {
                    total += widened(tiles.data[left][m] + 4 * k + 2 * half) * widened(tiles.data[right][k] + 4 * n + 2 * half);
                }

                std::memcpy(tiles.data[sum][m] + 4 * n, &total, sizeof(total));
            }
        }
    }
}

inline bool execute(const Instruction& i) {
    constexpr int NONE = 0, F3 = 2, F2 = 3;
    uint8_t* memory = reinterpret_cast<uint8_t*>(i.base + uint64_t(i.displacement));
    const ptrdiff_t stride = ptrdiff_t(i.index);
    if (i.opcode == 0x49 && i.prefix == NONE && i.mod == 3) {   // TILERELEASE
        tiles = {};
        return true;
    }

    if (i.opcode == 0x49 && i.prefix == NONE) {   // LDTILECFG
        tiles = {};
        tiles.configured = memory[0] == 1;
        for (int t = 0; t < 8; t++) {
            std::memcpy(&tiles.row_bytes[t], memory + i.index + 16 + 2 * t, 2);
            tiles.rows[t] = memory[i.index + 48 + t];
        }

        return tiles.configured;
    }

    if (!tiles.configured) {
        return false;
    }

    if (i.opcode == 0x49 && i.prefix == F2 && i.mod == 3) {   // TILEZERO
        std::memset(tiles.data[i.reg], 0, sizeof(tiles.data[i.reg]));
        return true;
    }

    if (i.opcode == 0x4b && i.mod != 3 && (i.prefix == F2 || i.prefix == F3)) {   // TILELOADD, TILESTORED
        for (int row = 0; row < tiles.rows[i.reg]; row++) {
            uint8_t* line = memory + row * stride;
            i.prefix == F2 ? std::memcpy(tiles.data[i.reg][row], line, tiles.row_bytes[i.reg]) : std::memcpy(line, tiles.data[i.reg][row], tiles.row_bytes[i.reg]);
        }

        return true;
    }

    if (i.opcode == 0x5c && i.prefix == F3 && i.mod == 3) {   // TDPBF16PS
        multiply(i.reg, i.rm, i.vvvv);
        return true;
    }

    return false;
}

inline void handle(int, siginfo_t*, void* context) {
    auto* machine = static_cast<ucontext_t*>(context);
    Instruction instruction{};
    instruction.at = reinterpret_cast<const uint8_t*>(machine->uc_mcontext.gregs[REG_RIP]);
    instruction.registers = machine->uc_mcontext.gregs;
    if (!instruction.decode() || !execute(instruction)) {
        std::fprintf(stderr, "an illegal instruction that is none of AMX's\n");
        std::abort();
    }

    machine->uc_mcontext.gregs[REG_RIP] = greg_t(instruction.at);
}

}  // namespace amx_emulator

// From now on AMX's instructions run on every processor.
inline void emulate_amx() {
    struct sigaction action{};
    action.sa_sigaction = amx_emulator::handle;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGILL, &action, nullptr);
}
