// The kernels for one instruction set; included by a file that names it and is compiled for it.
#include "patches.hpp"
#include "pictures.hpp"
#include "squash.hpp"
#include "tiles.hpp"
#include "winograd.hpp"

namespace FUSED_ISA {

enum class Way { PATCHES, WINOGRAD2, WINOGRAD4, TILES, PICTURE_TILES };

template <bool BF16>
static Way way_of(const Job& job) {
    const Geometry& g = job.geometry;
    if (BF16 && fused::fill_tiles(g.big.channels, g.small.channels, g.big.is_picture())) {
        return g.big.is_picture() ? Way::PICTURE_TILES : Way::TILES;
    }

    if (g.kernel != 4 || g.stride != 2 || g.big.is_picture() || g.small.channels == 1) {
        return Way::PATCHES;
    }

    // Larger tiles multiply less, but have 25 points of filters to pass through memory instead of 9; that is lost on few tiles.
    constexpr int FEW_TILES = 40;
    const int tiles = job.images * ((g.small.rows + 3) / 4) * ((g.small.columns + 3) / 4);
    return tiles < FEW_TILES ? Way::WINOGRAD2 : Way::WINOGRAD4;
}

template <bool BF16, typename Body>
static void by_way(const Job& job, const Body& body) {
    switch (way_of<BF16>(job)) {
        case Way::PATCHES: body(Patches(job)); break;
        case Way::WINOGRAD2: body(Winograd<Winograd2>(job)); break;
        case Way::WINOGRAD4: body(Winograd<Winograd4>(job)); break;
        case Way::TILES: body(Tiles(job)); break;
        case Way::PICTURE_TILES: body(PictureTiles(job)); break;
    }
}

// With BF16, layers of few channels are float32 all the same, but for pictures: there is little to multiply in them.
template <bool BF16>
static void to_small(const Job& job, const Read& big, const Write& small) {
    by_way<BF16>(job, [&](const auto& way) { way.to_small(big, small); });
}

template <bool BF16>
static void to_big(const Job& job, const Read& small, const Write& big) {
    by_way<BF16>(job, [&](const auto& way) { way.to_big(small, big); });
}

template <bool BF16>
static void filter_gradient(const Job& job, const Read& big, const Read& small, float* gradient) {
    by_way<BF16>(job, [&](const auto& way) { way.filter_gradient(big, small, gradient); });
}

}  // namespace FUSED_ISA
