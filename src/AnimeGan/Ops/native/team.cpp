#include "job.hpp"

#include <sched.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
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

namespace {

// A layer's next part follows sooner. Processors differ tenfold in how long a pause is, so turns are no measure.
constexpr auto AWAKE = std::chrono::microseconds(200);

inline void pause() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

// Whether it came true in time.
template <typename Condition>
bool soon(const Condition& condition) {
    constexpr int TURNS = 32;
    const auto end = std::chrono::steady_clock::now() + AWAKE;
    do {
        for (int i = 0; i < TURNS; i++) {
            if (condition()) {
                return true;
            }

            pause();
        }
    } while (std::chrono::steady_clock::now() < end);
    return condition();
}

}  // namespace

struct Team::Shared {
    std::mutex lock;
    std::condition_variable called, rested, done;
    std::vector<std::thread> workers;

    // The leader's task.
    const std::function<void()>* task = nullptr;
    std::exception_ptr failure;
    bool ending = false;

    // One round of items.
    const std::function<void(ptrdiff_t, int)>* work = nullptr;
    ptrdiff_t count = 0;
    std::atomic<ptrdiff_t> next{0};
    std::atomic<uint64_t> round{0};
    std::atomic<int> busy{0};
    std::atomic<int> asleep{0};

    // The processor that each worker was last seen on.
    std::vector<std::atomic<int>> where;

    explicit Shared(int threads) : where(size_t(threads)) {}

    // Asks for another processor where a worker before this one is on the same. Some systems start a woken thread beside the one that
    // woke it, though another processor is idle, and leave it there for longer than a layer takes. The thread stays free to move.
    void spread(int worker) {
        const int here = where[worker] = sched_getcpu();
        cpu_set_t allowed, others;
        if (std::find(where.begin(), where.begin() + worker, here) == where.begin() + worker || sched_getaffinity(0, sizeof(allowed), &allowed) != 0) {
            return;
        }

        others = allowed;
        for (int i = 0; i < worker; i++) {
            CPU_CLR(where[i], &others);
        }

        if (CPU_COUNT(&others) > 0 && sched_setaffinity(0, sizeof(others), &others) == 0) {
            sched_setaffinity(0, sizeof(allowed), &allowed);
            where[worker] = sched_getcpu();
        }
    }

    void items(int worker) {
        for (ptrdiff_t item = next++; item < count; item = next++) {
            (*work)(item, worker);
        }
    }

    void lead() {
        for (;;) {
            {
                std::unique_lock<std::mutex> hold(lock);
                called.wait(hold, [&] { return ending || task != nullptr; });
                if (ending) {
                    return;
                }
            }

            try {
                (*task)();
            } catch (...) {
                failure = std::current_exception();
            }

            std::lock_guard<std::mutex> hold(lock);
            task = nullptr;
            done.notify_one();
        }
    }

    void follow(int worker) {
        uint64_t seen = 0;
        for (;;) {
            if (!soon([&] { return round != seen; })) {
                std::unique_lock<std::mutex> hold(lock);
                asleep++;
                rested.wait(hold, [&] { return ending || round != seen; });
                asleep--;
                if (ending) {
                    return;
                }
            }

            seen = round;
            spread(worker);
            items(worker);
            busy--;
        }
    }
};

Team::Team(int threads) : _shared(new Shared(threads)) {
    _shared->workers.emplace_back([this] { _shared->lead(); });
    for (int worker = 1; worker < threads; worker++) {
        _shared->workers.emplace_back([this, worker] { _shared->follow(worker); });
    }
}

Team::~Team() {
    {
        std::lock_guard<std::mutex> hold(_shared->lock);
        _shared->ending = true;
    }

    _shared->called.notify_all();
    _shared->rested.notify_all();
    for (auto& worker : _shared->workers) {
        worker.join();
    }
}

int Team::threads() const { return int(_shared->workers.size()); }

void Team::lead(const std::function<void()>& work) {
    Shared& s = *_shared;
    std::unique_lock<std::mutex> hold(s.lock);
    s.failure = nullptr;
    s.task = &work;
    s.called.notify_one();
    s.done.wait(hold, [&] { return s.task == nullptr; });
    if (s.failure != nullptr) {
        std::rethrow_exception(s.failure);
    }
}

void Team::each(ptrdiff_t count, const std::function<void(ptrdiff_t, int)>& work) {
    Shared& s = *_shared;
    if (threads() == 1 || count == 1) {
        for (ptrdiff_t item = 0; item < count; item++) {
            work(item, 0);
        }

        return;
    }

    s.work = &work;
    s.count = count;
    s.next = 0;
    s.where[0] = sched_getcpu();
    s.busy = threads() - 1;
    s.round++;
    if (s.asleep > 0) {
        // A worker counts itself asleep under the lock and looks at the round once more: whoever holds the lock now is awake.
        { std::lock_guard<std::mutex> hold(s.lock); }
        s.rested.notify_all();
    }

    s.items(0);
    if (!soon([&] { return s.busy == 0; })) {
        while (s.busy > 0) {
            std::this_thread::yield();
        }
    }
}

}  // namespace fused
