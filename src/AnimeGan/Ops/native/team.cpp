#include "job.hpp"

#include <sys/mman.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>

namespace fused {

namespace {

constexpr size_t LARGE_PAGE = size_t(2) << 20;

size_t in_pages(size_t floats) { return (floats * sizeof(float) + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE; }

float* map(size_t bytes) {
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }

    madvise(memory, bytes, MADV_HUGEPAGE);
    return static_cast<float*>(memory);
}

struct Block {
    float* memory;
    size_t bytes;
};

std::mutex blocks_lock;
std::vector<Block> taken, idle;

// As many as a step of two networks has in use at once, twice over.
constexpr size_t MOST_IDLE = 8;

}  // namespace

float* take(size_t floats) {
    const size_t bytes = in_pages(floats);
    std::lock_guard<std::mutex> hold(blocks_lock);
    for (size_t i = 0; i < idle.size(); i++) {
        if (idle[i].bytes == bytes) {
            taken.push_back(idle[i]);
            idle.erase(idle.begin() + ptrdiff_t(i));
            return taken.back().memory;
        }
    }

    taken.push_back({map(bytes), bytes});
    return taken.back().memory;
}

void give_back(float* memory) {
    std::lock_guard<std::mutex> hold(blocks_lock);
    for (size_t i = 0; i < taken.size(); i++) {
        if (taken[i].memory == memory) {
            idle.push_back(taken[i]);
            taken.erase(taken.begin() + ptrdiff_t(i));
            break;
        }
    }

    if (idle.size() > MOST_IDLE) {
        munmap(idle.front().memory, idle.front().bytes);
        idle.erase(idle.begin());
    }
}

Arena::~Arena() {
    if (_data != nullptr) {
        munmap(_data, _bytes);
    }
}

float* Arena::floats(size_t count) {
    const size_t bytes = in_pages(count);
    if (bytes > _bytes) {
        if (_data != nullptr) {
            munmap(_data, _bytes);
            _data = nullptr;
            _bytes = 0;
        }

        _data = map(bytes);
        _bytes = bytes;
    }

    return _data;
}

struct Team::Shared {
    std::mutex lock;
    std::condition_variable begun, finished;
    std::vector<std::thread> workers;
    const std::function<void(ptrdiff_t, int)>* work = nullptr;
    std::atomic<ptrdiff_t> next{0};
    ptrdiff_t count = 0;
    uint64_t round = 0;
    int busy = 0;
    bool ending = false;

    void run(int worker) {
        uint64_t seen = 0;
        for (;;) {
            {
                std::unique_lock<std::mutex> hold(lock);
                begun.wait(hold, [&] { return ending || round != seen; });
                if (ending) {
                    return;
                }

                seen = round;
            }

            for (ptrdiff_t item = next++; item < count; item = next++) {
                (*work)(item, worker);
            }

            std::lock_guard<std::mutex> hold(lock);
            if (--busy == 0) {
                finished.notify_one();
            }
        }
    }
};

Team::Team(int threads) : _shared(new Shared) {
    for (int worker = 0; worker < threads; worker++) {
        _shared->workers.emplace_back([this, worker] { _shared->run(worker); });
    }
}

Team::~Team() {
    {
        std::lock_guard<std::mutex> hold(_shared->lock);
        _shared->ending = true;
    }

    _shared->begun.notify_all();
    for (auto& worker : _shared->workers) {
        worker.join();
    }
}

int Team::threads() const { return int(_shared->workers.size()); }

void Team::each(ptrdiff_t count, const std::function<void(ptrdiff_t, int)>& work) {
    if (count <= 0) {
        return;
    }

    std::unique_lock<std::mutex> hold(_shared->lock);
    _shared->work = &work;
    _shared->count = count;
    _shared->next = 0;
    _shared->busy = threads();
    _shared->round++;
    _shared->begun.notify_all();
    _shared->finished.wait(hold, [&] { return _shared->busy == 0; });
}

}  // namespace fused
