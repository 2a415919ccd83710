// Runs AMX's instructions and VDPBF16PS on processors without them: each raises SIGILL, and the handler does what Intel's manual says of
// it (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2). A microsecond or two each, which is enough to check the
// machine code of the products. Where a processor has them, nothing traps. VDPBF16PS needs the registers of AVX-512 all the same.
#pragma once

#include <cpuid.h>
#include <signal.h>
#include <ucontext.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace emulator {

struct Tiles {
    uint8_t rows[8], data[8][16][64];
    uint16_t row_bytes[8];
    bool configured;
};

inline thread_local Tiles tiles;

// One instruction: VEX prefix of three bytes or EVEX prefix of four, opcode, ModRM, and SIB and displacement where it names memory.
struct Instruction {
    const uint8_t* at;
    greg_t* registers;
    bool reg_high, index_high, base_high;
    bool wide = false, reg_highest = false, vvvv_highest = false, broadcast = false;   // of EVEX
    uint8_t map, prefix, vvvv, opcode, mod, reg, rm;
    uint64_t base = 0, index = 0;
    int64_t displacement = 0;

    uint64_t value(int number) const {
        static const int order[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI, REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
        return uint64_t(registers[order[number]]);
    }

    // False where it is none of those that are known here; `at` then stands somewhere within it.
    bool decode() {
        wide = *at == 0x62;
        if (!wide && *at != 0xc4) {
            return false;
        }

        at++;
        const uint8_t first = *at++, second = *at++;
        reg_high = (first & 0x80) == 0;
        index_high = (first & 0x40) == 0;
        base_high = (first & 0x20) == 0;
        map = first & (wide ? 0xf : 0x1f);
        vvvv = uint8_t(~second >> 3 & 0xf);
        prefix = second & 3;
        if (wide) {
            const uint8_t third = *at++;
            reg_highest = (first & 0x10) == 0;
            vvvv_highest = (third & 0x08) == 0;
            broadcast = (third & 0x10) != 0;
            if ((third & 0xe7) != 0x40) {
                return false;   // with a mask, or of less than 512 bits
            }
        }

        opcode = *at++;
        const uint8_t modrm = *at++;
        mod = modrm >> 6;
        reg = modrm >> 3 & 7;
        rm = modrm & 7;
        if (map != 2 || (second & 0x84) != (wide ? 4 : 0)) {
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
            displacement = int8_t(*at++) * (!wide ? 1 : broadcast ? 4 : 64);
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

// The registers of AVX-512 as they lie in a signal's frame: XSAVE's standard form.
class WideRegisters {
public:
    explicit WideRegisters(void* frame) : _frame(static_cast<uint8_t*>(frame)) {
        // Parts that were in their first state are not in memory; here all are.
        const int parts[] = {1, YMM_HIGH, ZMM_HIGH, ZMM_UPPER};
        uint64_t held;
        std::memcpy(&held, _frame + 512, sizeof(held));
        for (const int part : parts) {
            if ((held >> part & 1) == 0) {
                part == 1 ? std::memset(_frame + 160, 0, 256) : std::memset(_frame + offset(part), 0, size(part));
                held |= uint64_t(1) << part;
            }
        }

        std::memcpy(_frame + 512, &held, sizeof(held));
    }

    void load(int number, uint8_t* to) const { copy(number, to, true); }
    void store(int number, uint8_t* from) { copy(number, from, false); }

private:
    static constexpr int YMM_HIGH = 2, ZMM_HIGH = 6, ZMM_UPPER = 7;

    static unsigned about(int part, bool offset) {
        unsigned size, at, c, d;
        __cpuid_count(0xd, part, size, at, c, d);
        return offset ? at : size;
    }

    static unsigned offset(int part) { return about(part, true); }
    static unsigned size(int part) { return about(part, false); }

    void copy(int number, uint8_t* other, bool load) const {
        const auto part = [&](uint8_t* here, uint8_t* there, size_t bytes) { load ? std::memcpy(there, here, bytes) : std::memcpy(here, there, bytes); };
        if (number >= 16) {
            part(_frame + offset(ZMM_UPPER) + 64 * (number - 16), other, 64);
            return;
        }

        part(_frame + 160 + 16 * number, other, 16);
        part(_frame + offset(YMM_HIGH) + 16 * number, other + 16, 16);
        part(_frame + offset(ZMM_HIGH) + 32 * number, other + 32, 32);
    }

    uint8_t* _frame;
};

// VDPBF16PS: the higher number of each pair first.
inline bool execute_wide(const Instruction& i, void* frame) {
    constexpr int F3 = 2;
    if (i.opcode != 0x52 || i.prefix != F3) {
        return false;
    }

    WideRegisters registers(frame);
    const int to = i.reg + (i.reg_high ? 8 : 0) + (i.reg_highest ? 16 : 0);
    uint8_t sums[64], left[64], right[64];
    registers.load(to, sums);
    registers.load(i.vvvv + (i.vvvv_highest ? 16 : 0), left);
    if (i.mod == 3) {
        registers.load(i.rm + (i.base_high ? 8 : 0) + (i.index_high ? 16 : 0), right);
    } else {
        const uint8_t* memory = reinterpret_cast<const uint8_t*>(i.base + i.index + uint64_t(i.displacement));
        for (int n = 0; n < 16; n++) {
            std::memcpy(right + 4 * n, memory + (i.broadcast ? 0 : 4 * n), 4);
        }
    }

    for (int n = 0; n < 16; n++) {
        float total;
        std::memcpy(&total, sums + 4 * n, sizeof(total));
        for (int half = 1; half >= 0; half--) {
            total += widened(left + 4 * n + 2 * half) * widened(right + 4 * n + 2 * half);
        }

        std::memcpy(sums + 4 * n, &total, sizeof(total));
    }

    registers.store(to, sums);
    return true;
}

inline void handle(int, siginfo_t*, void* context) {
    auto* machine = static_cast<ucontext_t*>(context);
    Instruction instruction{};
    instruction.at = reinterpret_cast<const uint8_t*>(machine->uc_mcontext.gregs[REG_RIP]);
    instruction.registers = machine->uc_mcontext.gregs;
    if (!instruction.decode() || !(instruction.wide ? execute_wide(instruction, machine->uc_mcontext.fpregs) : execute(instruction))) {
        std::fprintf(stderr, "an illegal instruction that is not emulated\n");
        std::abort();
    }

    machine->uc_mcontext.gregs[REG_RIP] = greg_t(instruction.at);
}

}  // namespace emulator

// From now on these instructions run on every processor.
inline void emulate() {
    struct sigaction action{};
    action.sa_sigaction = emulator::handle;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGILL, &action, nullptr);
}
