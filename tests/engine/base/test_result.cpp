// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

using namespace weir;

// A result owns what it holds, whatever becomes of it on the way.
class TestResult : public QObject {
    Q_OBJECT

    using Shared = std::shared_ptr<int>;

private slots:
    void itHoldsAValueOrAnError() {
        const Result<std::string> good = std::string("text");
        QVERIFY(good && good.ok());
        QCOMPARE(*good, std::string("text"));
        QCOMPARE(good->size(), std::size_t{4});
        const Result<std::string> bad = Error::notFound("There is no such text.");
        QVERIFY(!bad && !bad.ok());
        QVERIFY(bad.error() == Error::notFound("There is no such text."));
    }

    void whatIsNotThereIsNotGivenOut() {
        Result<int> good = 1;
        Result<int> bad = Error::invalid("No.");
        QVERIFY_EXCEPTION_THROWN((void)good.error(), std::logic_error);
        QVERIFY_EXCEPTION_THROWN((void)bad.value(), std::logic_error);
        QVERIFY_EXCEPTION_THROWN((void)*std::move(bad), std::logic_error);
    }

    void copiesAndMovesKeepCountOfWhatIsHeld() {
        const Shared held = std::make_shared<int>(1);
        {
            Result<Shared> first = held;
            Result<Shared> copy = first;
            QCOMPARE(held.use_count(), 3L);
            const Result<Shared> moved = std::move(copy);
            QCOMPARE(held.use_count(), 3L);
            QVERIFY(*moved == held);
        }
        QCOMPARE(held.use_count(), 1L);
    }

    // Every change from one kind to the other, and to itself.
    void anAssignmentDropsWhatWasThere() {
        const Shared held = std::make_shared<int>(1);
        Result<Shared> result = held;
        result = Error::io("The disk is full.");
        QCOMPARE(held.use_count(), 1L);
        result = Error::io("The disk is full, still.");
        QCOMPARE(result.error().message, std::string("The disk is full, still."));
        result = held;
        result = Shared(held);
        QCOMPARE(held.use_count(), 2L);
        const Result<Shared>& itself = result;
        result = itself;
        QCOMPARE(held.use_count(), 2L);
        QVERIFY(*result == held);
    }

    void whatCannotBeCopiedIsMoved() {
        static_assert(!std::is_copy_constructible_v<Result<std::unique_ptr<int>>>);
        static_assert(std::is_nothrow_move_constructible_v<Result<std::unique_ptr<int>>>);
        Result<std::unique_ptr<int>> from = std::make_unique<int>(7);
        Result<std::unique_ptr<int>> to = Error::internal("Nothing yet.");
        to = std::move(from);
        const std::unique_ptr<int> taken = *std::move(to);
        QCOMPARE(*taken, 7);
    }

    void aVectorOfThemGrows() {
        std::vector<Result<std::string>> many;
        for (int index = 0; index < 100; ++index) {
            if (index % 2 == 0) {
                many.emplace_back(std::to_string(index));
            } else {
                many.emplace_back(Error::invalid(std::to_string(index)));
            }
        }
        QCOMPARE(*many[42], std::string("42"));
        QCOMPARE(many[43].error().message, std::string("43"));
    }

    void nothingCanFailToo() {
        Result<void> result;
        QVERIFY(result.ok());
        result = Error::timeout("It took too long.");
        QVERIFY(!result && result.error().code == ErrorCode::Timeout);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "test_result.moc"
