// Products of tiles through their C interface against plain loops in double: built with sanitizers by TileSanitizerTests. All memory is
// as large as what is asked for. Prints one line for each set of instructions, and ends with status 1 where a product is wrong.
#include "tiles.h"

#include "emulator.hpp"

#include <cmath>
#include <cstdio>
#include <cstdint>
#include <cstring>
#include <random>
#include <vector>

namespace {

constexpr int ROWS = 16, DEPTH = 32, NUMBERS = ROWS * DEPTH, SUMS = ROWS * ROWS;
constexpr float UNTOUCHED = -12345;

std::mt19937 source(7);

uint16_t draw() {
    const float number = std::normal_distribution<float>()(source);
    uint32_t bits;
    std::memcpy(&bits, &number, sizeof(bits));
    return uint16_t(bits >> 16);
}

double wide(uint16_t number) {
    const uint32_t bits = uint32_t(number) << 16;
    float value;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

std::vector<uint16_t> tiles(int count) {
    std::vector<uint16_t> numbers(size_t(count) * NUMBERS);
    for (auto& number : numbers) {
        number = draw();
    }

    return numbers;
}

using Multiply = void (*)(const agf_product*, const agf_run*, int32_t, float*);

// The right tiles lie as [second][run][one behind the other], or as [run][behind][second], behind one that nobody wants.
bool check(Multiply multiply, int lefts, int rights, int length, bool add, int count, bool side_by_side, int apart) {
    std::vector<std::vector<uint16_t>> left;
    std::vector<uint16_t> right = tiles(1 + rights * count * length);
    const agf_product product{lefts, rights, side_by_side ? 1 : length, add, NUMBERS, side_by_side ? NUMBERS : ptrdiff_t(count) * length * NUMBERS, apart};
    std::vector<agf_run> runs;
    for (int n = 0; n < count; n++) {
        for (int i = 0; i < 2; i++) {
            left.push_back(tiles(i < lefts ? product.length : 1));
        }
    }

    for (int n = 0; n < count; n++) {
        runs.push_back({left[size_t(2 * n)].data(), lefts == 2 ? left[size_t(2 * n + 1)].data() : nullptr, right.data() + ptrdiff_t(n) * (side_by_side ? rights : length) * NUMBERS});
    }

    std::vector<float> sums(size_t(lefts - 1) * apart + size_t(rights) * SUMS, UNTOUCHED);
    std::vector<double> expected(sums.size(), UNTOUCHED);
    double worst = 0, largest = 1;
    for (int i = 0; i < lefts; i++) {
        for (int j = 0; j < rights; j++) {
            for (int m = 0; m < ROWS; m++) {
                for (int n = 0; n < ROWS; n++) {
                    const size_t at = size_t(i) * apart + size_t(j) * SUMS + size_t(m) * ROWS + n;
                    sums[at] = float(std::normal_distribution<float>()(source));
                    double total = add ? sums[at] : 0;
                    for (int run = 0; run < count; run++) {
                        for (int k = 0; k < product.length * DEPTH; k++) {
                            const uint16_t* a = left[size_t(2 * run + i)].data() + k / DEPTH * NUMBERS + m * DEPTH + k % DEPTH;
                            const uint16_t* b = runs[size_t(run)].right + product.right_from + j * product.right_apart + k / DEPTH * NUMBERS + k % DEPTH / 2 * DEPTH + 2 * n + k % 2;
                            total += wide(*a) * wide(*b);
                        }
                    }

                    expected[at] = total;
                    largest = std::fmax(largest, std::fabs(total));
                }
            }
        }
    }

    multiply(&product, runs.data(), count, sums.data());
    for (size_t at = 0; at < sums.size(); at++) {
        worst = std::isnan(sums[at]) ? INFINITY : std::fmax(worst, std::fabs(sums[at] - expected[at]) / largest);
    }

    if (worst >= 1e-5) {
        std::printf("%d by %d tiles, %d runs of %d, %s: WRONG, differs by %.1e\n", lefts, rights, count, product.length, add ? "added" : "from 0", worst);
    }

    return worst < 1e-5;
}

bool check(const char* name, Multiply multiply) {
    bool good = true;
    for (int lefts = 1; lefts <= 2; lefts++) {
        for (int rights = 1; rights <= 2; rights++) {
            for (const bool add : {false, true}) {
                for (const int count : {0, 1, 3}) {
                    good &= check(multiply, lefts, rights, 1, add, count, true, 2 * SUMS);
                    good &= check(multiply, lefts, rights, 1, add, count, false, 3 * SUMS);
                    good &= check(multiply, lefts, rights, 3, add, count, false, 2 * SUMS);
                }
            }
        }
    }

    std::printf("%s: %s\n", name, good ? "good" : "WRONG");
    return good;
}

}  // namespace

int main() {
    emulate();
    bool good = agf_abi_version() == AGF_ABI_VERSION && agf_prepare_thread() == 0;
    stack_t signals{};
    good &= sigaltstack(nullptr, &signals) == 0 && signals.ss_size >= size_t(128) << 10;
    const int32_t found = agf_instructions_here();
    if ((found & AGF_AMX) != 0) {
        agf_begin_amx();
        good &= check("AMX", agf_multiply_amx);
        agf_end_amx();
    }

    if ((found & AGF_AVX512_BF16) != 0 && __builtin_cpu_supports("avx512f")) {
        good &= check("AVX-512 BF16", agf_multiply_avx512_bf16);
    } else {
        std::printf("AVX-512 BF16: this processor has no registers for it\n");
    }

    std::printf("%s\n", good ? "all good" : "WRONG");
    return good ? 0 : 1;
}
