// SPDX-License-Identifier: GPL-3.0-or-later
// What the table of traffic costs: `bench_traffic_table [rows]`, a million unless told otherwise.
// It is drawn into memory (QT_QPA_PLATFORM=offscreen). CPU is that of this thread, which is the
// window's. Allocations are those of operator new; that none is made for rows out of sight is seen
// by what the model is asked. Nothing here judges; it prints.

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include <malloc.h>

#include "tests/ui/support/canned_calls.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"

namespace {

std::atomic<std::uint64_t> allocations{0};

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) {
        return memory;
    }
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

using namespace weir;
using namespace weir::ui;

double threadMillis() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double residentMb() {
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    file >> size >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

// A row as a gateway sends it: texts of the usual lengths.
admin::ExchangeRow rowOf(std::uint32_t number, std::uint64_t sequence) {
    static constexpr const char* kKeys[] = {"search-prod", "agents", "ci", "support-chat-eu"};
    static constexpr const char* kTargets[] = {"openai/gpt-4o-mini", "anthropic/claude-sonnet-4-5",
                                               "azure-eu/gpt-4o-2024-11-20"};
    admin::ExchangeRow row = cannedRow(number);
    row.sequence = sequence;
    row.key = kKeys[number % std::size(kKeys)];
    row.target = kTargets[number % std::size(kTargets)];
    row.cost = Money::fromNano(static_cast<std::int64_t>(number) * 7'919 % 1'000'003);
    return row;
}

admin::TrafficBatch batchOf(std::uint32_t from, std::uint32_t to) {
    admin::TrafficBatch batch;
    for (std::uint32_t number = from; number < to; ++number) {
        batch.rows.push_back(rowOf(number, number + 1));
    }
    batch.next = to;
    return batch;
}

struct Quantiles {
    double p50 = 0;
    double p99 = 0;
    double most = 0;
};

Quantiles quantilesOf(std::vector<double> values) {
    std::ranges::sort(values);
    const auto at = [&values](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {at(0.5), at(0.99), values.back()};
}

void print(const char* what, const Quantiles& ms) {
    std::printf("%-44s p50 %7.2f  p99 %7.2f  most %7.2f ms\n", what, ms.p50, ms.p99, ms.most);
}

// Tells whether a row out of sight is asked for anything.
class WatchedRows : public FilteredTraffic {
public:
    using FilteredTraffic::FilteredTraffic;

    QVariant data(const QModelIndex& index, int role) const override {
        // The first row is asked how high a row is.
        unseen += index.row() > 0 && (index.row() < first || index.row() > last) ? 1 : 0;
        return FilteredTraffic::data(index, role);
    }

    int first = 0;
    int last = 0;
    mutable std::uint64_t unseen = 0;
};

// A table as the page has it.
struct Table {
    explicit Table(std::size_t capacity) : model(nullptr, capacity), rows(model), view(rows) {
        view.resize(1'000, 700);
        view.setHiddenColumns({9, 10, 11, 12, 13, 14, 15, 16}, TrafficTable::Chosen::ByNobody);
        view.show();
        QApplication::processEvents();
    }

    TrafficModel model;
    WatchedRows rows;
    TrafficTable view;
};

// Steps of the wheel all over the table; each is drawn before the next.
void scroll(Table& table, const char* what) {
    constexpr int kSteps = 1'000;
    QScrollBar* bar = table.view.verticalScrollBar();
    std::vector<double> cpu;
    std::vector<double> made;
    table.rows.unseen = 0;
    for (int step = 0; step < kSteps; ++step) {
        // Somewhere else, then a wheel's turn from there: what is measured is the turn.
        if (step % 20 == 0) {
            table.rows.first = 0;
            table.rows.last = table.rows.rowCount();
            bar->setValue(static_cast<int>(static_cast<double>(bar->maximum()) * step / kSteps));
            QApplication::processEvents();
        }
        const int height = metrics().row;
        table.rows.first = bar->value() / height;
        table.rows.last = (bar->value() + 3 * height + table.view.viewport()->height()) / height;
        const std::uint64_t before = allocations;
        const double from = threadMillis();
        bar->setValue(bar->value() + 3 * metrics().row);
        table.view.viewport()->repaint();
        QApplication::processEvents();
        cpu.push_back(threadMillis() - from);
        made.push_back(static_cast<double>(allocations - before));
    }
    print(what, quantilesOf(cpu));
    std::printf("%-44s %llu outside of what is seen\n", "  cells asked for",
                static_cast<unsigned long long>(table.rows.unseen));
    const Quantiles counts = quantilesOf(made);
    std::printf("%-44s p50 %7.0f  p99 %7.0f  most %7.0f\n", "  operator new in a step", counts.p50,
                counts.p99, counts.most);
}

// So many new rows a second for some seconds, in ticks of a tenth, as the feed brings them.
void arrive(Table& table, const char* what, std::uint32_t first, std::uint32_t aSecond) {
    constexpr int kTicks = 50;
    std::vector<admin::TrafficBatch> batches;
    for (std::uint32_t tick = 0; tick < kTicks; ++tick) {
        const std::uint32_t from = first + tick * aSecond / 10;
        batches.push_back(batchOf(from, from + aSecond / 10));
    }
    std::vector<double> cpu;
    for (admin::TrafficBatch& batch : batches) {
        const double from = threadMillis();
        table.model.apply(std::move(batch));
        QApplication::processEvents();
        cpu.push_back(threadMillis() - from);
    }
    double sum = 0;
    for (const double each : cpu) {
        sum += each;
    }
    print(what, quantilesOf(cpu));
    std::printf("%-44s %.1f %% busy\n", "  of a second", sum / kTicks * 10 / 1'000 * 100);
}

}  // namespace

int main(int count, char** arguments) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(count, arguments);
    const Theme theme(app, ThemeChoice::Light);
    const auto rows =
        static_cast<std::uint32_t>(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1'000'000);
    constexpr std::uint32_t kASecond = 5'000;

    {
        Table table(TrafficModel::kDefaultCapacity);
        table.model.apply(batchOf(0, 10'000));
        QApplication::processEvents();
        std::printf("The live table, %d rows:\n", table.rows.rowCount());
        arrive(table, "5,000 new rows a second, following", 10'000, kASecond);
        const auto agents = std::get<admin::Filter>(admin::Filter::parse("key:agents", {}));
        table.rows.setFilter(agents);
        table.model.setShown(
            [agents](const admin::ExchangeRow& row) { return agents.matches(row); });
        arrive(table, "the same with a filter", 100'000, kASecond);
        table.model.setShown({});
        table.rows.setFilter({});
        table.view.setSort(FilteredTraffic::Sort{TrafficModel::Cost, Qt::DescendingOrder});
        arrive(table, "the same sorted by cost", 200'000, kASecond);
    }

    const double before = residentMb();
    Table table(rows + 1'000'000);
    const double from = threadMillis();
    for (std::uint32_t done = 0; done < rows; done += 50'000) {
        table.model.addOlder(batchOf(done, std::min(done + 50'000, rows)).rows);
    }
    QApplication::processEvents();
    std::printf("\n%d rows: filled in %.0f ms, %.0f MB, %.0f bytes a row\n", table.rows.rowCount(),
                threadMillis() - from, residentMb() - before, (residentMb() - before) * 1e6 / rows);
    table.view.setFollowing(false);
    scroll(table, "a step of the wheel");
    const auto timed = [](const char* what, auto work) {
        const double start = threadMillis();
        work();
        QApplication::processEvents();
        std::printf("%-44s %7.0f ms\n", what, threadMillis() - start);
    };
    timed("filter them all", [&] {
        table.rows.setFilter(
            std::get<admin::Filter>(admin::Filter::parse("key:agents cost>0.0001", {})));
    });
    timed("and show them all again", [&] { table.rows.setFilter({}); });
    arrive(table, "5,000 new rows a second, following not", rows, kASecond);
    table.view.setFollowing(true);
    arrive(table, "5,000 new rows a second, following", rows + 30'000, kASecond);
    timed("sort by cost", [&] {
        table.view.setSort(FilteredTraffic::Sort{TrafficModel::Cost, Qt::DescendingOrder});
    });
    scroll(table, "a step of the wheel, sorted");
    arrive(table, "5,000 new rows a second, sorted by cost", rows + 60'000, kASecond);
    return 0;
}
