// Products of tiles through their C interface against plain loops in double: built with sanitizers by TileSanitizerTests. All memory is
// as large as what is asked for. Prints one line for each set of instructions, and ends with status 1 where a product is wrong. With a
// seed and a number, so many products by chance follow, at the limits of what a plan may ask for.
#include "tiles.h"

#include "emulator.hpp"

#include <cmath>
#include <cstdio>
#include <cstdint>
#include <cstdlib>
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

// The right tiles lie as [second][run][one behind the other], or as [run][behind][second], behind some that nobody wants. Sums may begin
// between two vectors' places.
bool check(Multiply multiply, int lefts, int rights, int length, bool add, int count, bool side_by_side, int apart, int behind = 1, int shift = 0) {
    std::vector<std::vector<uint16_t>> left;
    std::vector<uint16_t> right = tiles(behind + rights * count * length);
    const agf_product product{lefts, rights, side_by_side ? 1 : length, add, ptrdiff_t(behind) * NUMBERS, side_by_side ? NUMBERS : ptrdiff_t(count) * length * NUMBERS, apart};
    std::vector<agf_run> runs;
    for (int n = 0; n < count; n++) {
        for (int i = 0; i < 2; i++) {
            left.push_back(tiles(i < lefts ? product.length : 1));
        }
    }

    for (int n = 0; n < count; n++) {
        runs.push_back({left[size_t(2 * n)].data(), lefts == 2 ? left[size_t(2 * n + 1)].data() : nullptr, right.data() + ptrdiff_t(n) * (side_by_side ? rights : length) * NUMBERS});
    }

    std::vector<float> sums(size_t(shift) + size_t(lefts - 1) * apart + size_t(rights) * SUMS, UNTOUCHED);
    std::vector<double> expected(sums.size(), UNTOUCHED);
    double worst = 0, largest = 1;
    for (int i = 0; i < lefts; i++) {
        for (int j = 0; j < rights; j++) {
            for (int m = 0; m < ROWS; m++) {
                for (int n = 0; n < ROWS; n++) {
                    const size_t at = size_t(shift) + size_t(i) * apart + size_t(j) * SUMS + size_t(m) * ROWS + n;
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

    multiply(&product, runs.data(), count, sums.data() + shift);
    for (size_t at = 0; at < sums.size(); at++) {
        worst = std::isnan(sums[at]) ? INFINITY : std::fmax(worst, std::fabs(sums[at] - expected[at]) / largest);
    }

    if (worst >= 1e-5) {
        std::printf("%d by %d tiles, %d runs of %d, %s: WRONG, differs by %.1e\n", lefts, rights, count, product.length, add ? "added" : "from 0", worst);
    }

    return worst < 1e-5;
}

// What a plan may ask for, at its limits.
bool check_drawn(Multiply multiply, unsigned seed, int times) {
    constexpr int LENGTHS[] = {0, 1, 1, 2, 3, 5, 8, 17}, COUNTS[] = {0, 1, 2, 3, 7, 16}, APARTS[] = {0, 1, 15, SUMS, 3 * SUMS + 7}, SHIFTS[] = {0, 0, 1, 3, 15};
    std::mt19937 chance(seed);
    const auto below = [&](int limit) { return int(chance() % unsigned(limit)); };
    bool good = true;
    for (int time = 0; time < times; time++) {
        const int lefts = 1 + below(2), rights = 1 + below(2);
        const bool side_by_side = below(3) == 0;
        const int length = side_by_side ? 1 : LENGTHS[below(8)], count = COUNTS[below(6)];
        good &= check(multiply, lefts, rights, length, below(2) == 1, count, side_by_side, rights * SUMS + APARTS[below(5)], below(3), SHIFTS[below(5)]);
    }

    return good;
}

bool check(const char* name, Multiply multiply, unsigned seed, int times) {
    bool good = check_drawn(multiply, seed, times);
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

int main(int count, char** arguments) {
    const unsigned seed = count > 1 ? unsigned(std::atoi(arguments[1])) : 0;
    const int times = count > 2 ? std::atoi(arguments[2]) : 0;
    emulate();
    bool good = agf_abi_version() == AGF_ABI_VERSION && agf_prepare_thread() == 0;
    stack_t signals{};
    good &= sigaltstack(nullptr, &signals) == 0 && signals.ss_size >= size_t(128) << 10;
    const int32_t found = agf_instructions_here();
    if ((found & AGF_AMX) != 0) {
        agf_begin_amx();
        good &= check("AMX", agf_multiply_amx, seed, times);
        agf_end_amx();
    }

    if ((found & AGF_AVX512_BF16) != 0 && __builtin_cpu_supports("avx512f")) {
        good &= check("AVX-512 BF16", agf_multiply_avx512_bf16, seed, times);
    } else {
        std::printf("AVX-512 BF16: this processor has no registers for it\n");
    }

    std::printf("%s\n", good ? "all good" : "WRONG");
    return good ? 0 : 1;
}
