// How the work of one operation is laid over a team: images in chunks that fit a cache, and items within them.
#pragma once

#include "job.hpp"
#include "simd.hpp"

namespace FUSED_ISA {

using fused::Job;

// Runs body(first, how many, worker) over so many images, or blocks of them, `size` at once. Where there are few chunks, the worker
// is -1 and the whole team may take part in each; else each chunk is one worker's, and stays in its cache.
template <typename Body>
inline void chunks(const Job& job, int images, int size, const Body& body) {
    const int count = fused::units(images, size);
    const auto one = [&](ptrdiff_t chunk, int worker) {
        const int first = int(int64_t(images) * chunk / count), next = int(int64_t(images) * (chunk + 1) / count);
        body(first, next - first, worker);
    };
    if (count >= 2 * job.team->threads()) {
        job.team->each(count, one);
    } else {
        for (int chunk = 0; chunk < count; chunk++) {
            one(chunk, -1);
        }
    }
}

// Runs work(item, worker): by the whole team where worker is -1, else by that one.
template <typename Work>
inline void share(const Job& job, ptrdiff_t count, int worker, const Work& work) {
    if (worker < 0) {
        job.team->each(count, work);
    } else {
        for (ptrdiff_t item = 0; item < count; item++) {
            work(item, worker);
        }
    }
}

// Runs work(image, channel, worker) for each VL channels. Channels that share a tile's memory are one worker's, in their order.
template <typename Work>
inline void share_channels(const Job& job, int images, int channels, int worker, const Work& work) {
    const int blocks = fused::units(channels, fused::TILE_CHANNELS);
    share(job, ptrdiff_t(images) * blocks, worker, [&](ptrdiff_t item, int by) {
        const int first = int(item % blocks) * fused::TILE_CHANNELS;
        for (int channel = first; channel < channels && channel < first + fused::TILE_CHANNELS; channel += VL) {
            work(int(item / blocks), channel, by);
        }
    });
}

// Memory for a chunk: one worker's, or the team's where all take part.
inline float* chunk_room(const Job& job, int worker, size_t floats) {
    return worker < 0 ? job.scratch->transformed.floats(floats) : job.scratch->of_worker[2 * worker]->floats(floats);
}

// Memory for an item of a chunk.
inline float* item_room(const Job& job, int worker, size_t floats) { return job.scratch->of_worker[2 * worker + 1]->floats(floats); }

}  // namespace FUSED_ISA
