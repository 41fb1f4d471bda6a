// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <memory>
#include <stdexcept>
#include <string>

#include "engine/net/suspension.hpp"
#include "engine/net/task.hpp"

using namespace weir;
using namespace weir::net;

namespace {

Task<int> ready(int value) {
    co_return value;
}

Task<std::unique_ptr<int>> moveOnly() {
    co_return std::make_unique<int>(7);
}

Task<void> throwing() {
    throw std::runtime_error("as asked");
    co_return;
}

Task<long> sumOfReady(int count) {
    long sum = 0;
    for (int i = 0; i < count; ++i) {
        sum += co_await ready(1);
    }
    co_return sum;
}

// Tells where a waiting coroutine can be woken.
Task<Woken> waiting(Suspension*& where, Cancellation& cancellation, int& alive) {
    struct Alive {
        int& count;
        explicit Alive(int& c) : count(c) { ++count; }
        ~Alive() { --count; }
    } const living(alive);
    Suspension suspension(cancellation);
    where = &suspension;
    co_return co_await suspension;
}

Task<void> keep(Task<Woken> inner, std::optional<Woken>& result) {
    result = co_await std::move(inner);
}

}  // namespace

class TestTask : public QObject {
    Q_OBJECT

private slots:
    void valuesArrive();
    void exceptionsTravel();
    void aLoopOverReadyTasksUsesNoStack();
    void isLazy();
    void wakes();
    void cancels();
    void isReadyWhenCancelledBefore();
    void aFrameMayBeDestroyedWhileItWaits();
    void wokenBeforeItWaits();
};

void TestTask::valuesArrive() {
    std::string seen;
    spawn([](std::string& out) -> Task<void> {
        out += std::to_string(co_await ready(3));
        out += std::to_string(*co_await moveOnly());
    }(seen));
    QCOMPARE(seen, std::string("37"));
}

void TestTask::exceptionsTravel() {
    bool caught = false;
    spawn([](bool& out) -> Task<void> {
        try {
            co_await throwing();
        } catch (const std::runtime_error&) {
            out = true;
        }
    }(caught));
    QVERIFY(caught);
}

void TestTask::aLoopOverReadyTasksUsesNoStack() {
    long sum = 0;
    spawn([](long& out) -> Task<void> { out = co_await sumOfReady(2'000'000); }(sum));
    QCOMPARE(sum, 2'000'000L);
}

void TestTask::isLazy() {
    bool ran = false;
    auto task = [](bool& out) -> Task<void> {
        out = true;
        co_return;
    }(ran);
    QVERIFY(!ran);
    task.start();
    QVERIFY(ran);
    QVERIFY(task.done());
}

void TestTask::wakes() {
    Cancellation cancellation;
    Suspension* where = nullptr;
    int alive = 0;
    std::optional<Woken> result;
    auto task = keep(waiting(where, cancellation, alive), result);
    task.start();
    QCOMPARE(alive, 1);
    QVERIFY(!task.done());
    where->wake();
    QVERIFY(task.done());
    QVERIFY(result == Woken::Ready);
    QCOMPARE(alive, 0);
    cancellation.cancel(CancelReason::Timer);  // nobody listens any more
}

void TestTask::cancels() {
    Cancellation cancellation;
    Suspension* where = nullptr;
    int alive = 0;
    std::optional<Woken> result;
    auto task = keep(waiting(where, cancellation, alive), result);
    task.start();
    cancellation.cancel(CancelReason::ClientGone);
    QVERIFY(result == Woken::Cancelled);
    cancellation.reset();
    result.reset();
    task = keep(waiting(where, cancellation, alive), result);
    task.start();
    where->wake();
    QVERIFY(result == Woken::Ready);
}

void TestTask::isReadyWhenCancelledBefore() {
    Cancellation cancellation;
    cancellation.cancel(CancelReason::Timer);
    Suspension* where = nullptr;
    int alive = 0;
    std::optional<Woken> result;
    auto task = keep(waiting(where, cancellation, alive), result);
    task.start();
    QVERIFY(result == Woken::Cancelled);
}

void TestTask::aFrameMayBeDestroyedWhileItWaits() {
    Cancellation cancellation;
    Suspension* where = nullptr;
    int alive = 0;
    std::optional<Woken> result;
    {
        auto task = keep(waiting(where, cancellation, alive), result);
        task.start();
        QCOMPARE(alive, 1);
    }
    QCOMPARE(alive, 0);
    cancellation.cancel(CancelReason::Timer);
    QVERIFY(!result);
}

void TestTask::wokenBeforeItWaits() {
    Cancellation cancellation;
    bool ready = false;
    spawn([](Cancellation& cancel, bool& out) -> Task<void> {
        Suspension suspension(cancel);
        suspension.wake();
        out = co_await suspension == Woken::Ready;
    }(cancellation, ready));
    QVERIFY(ready);
}

QTEST_APPLESS_MAIN(TestTask)
#include "test_task.moc"
