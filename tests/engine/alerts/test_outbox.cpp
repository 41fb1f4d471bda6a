// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/alerts/outbox.hpp"

using namespace weir;
using namespace weir::alerts;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Message test() {
    Message message;
    message.event = AlertEvent::Test;
    return message;
}

const Outcome kDelivered{true, false, "200", std::nullopt};
const Outcome kFailed{false, true, "500", std::nullopt};

}  // namespace

// Messages on their way.
class TestOutbox : public QObject {
    Q_OBJECT

    Outbox m_box;
    Timestamp m_now{days{20'000}};

    Delivery newest() const { return m_box.deliveries().front(); }

private slots:
    void init() {
        m_box = Outbox();
        m_now = Timestamp{days{20'000}};
    }

    void oneMessageAtATimeGoesToAWebhook() {
        m_box.add("ops", test(), m_now);
        m_box.add("ops", test(), m_now);
        m_box.add("pager", test(), m_now);
        const auto due = m_box.take(m_now);
        QCOMPARE(due.size(), std::size_t{2});
        QVERIFY(m_box.take(m_now).empty());
        m_box.ended(due.front().id, kDelivered, m_now);
        QCOMPARE(m_box.take(m_now).size(), std::size_t{1});
    }

    void whatFailsIsTriedSixTimesInAboutAnHour() {
        m_box.add("ops", test(), m_now);
        const Timestamp begin = m_now;
        int tries = 0;
        while (newest().state == DeliveryState::Waiting) {
            m_now = newest().next;
            const auto due = m_box.take(m_now);
            QCOMPARE(due.size(), std::size_t{1});
            m_box.ended(due.front().id, kFailed, m_now);
            ++tries;
        }
        QCOMPARE(tries, 6);
        QVERIFY(newest().state == DeliveryState::GivenUp);
        QCOMPARE(newest().tries.size(), std::size_t{6});
        QCOMPARE(newest().tries.back().said, std::string("500"));
        QVERIFY(m_now - begin > minutes(50) && m_now - begin < minutes(75));
    }

    void itWaitsForAsLongAsItIsAsked() {
        m_box.add("ops", test(), m_now);
        Outcome limited = kFailed;
        limited.retryAfter = minutes(10);
        m_box.ended(m_box.take(m_now).front().id, limited, m_now);
        QCOMPARE(newest().next, m_now + minutes(10));
        QVERIFY(m_box.take(m_now + minutes(9)).empty());
        m_now += minutes(10);
        limited.retryAfter = days(3);
        m_box.ended(m_box.take(m_now).front().id, limited, m_now);
        QCOMPARE(newest().next, m_now + Outbox::kLongestWait);
    }

    void whatCannotHelpIsNotTriedAgain() {
        m_box.add("ops", test(), m_now);
        m_box.ended(m_box.take(m_now).front().id, {false, false, "404", std::nullopt}, m_now);
        QVERIFY(newest().state == DeliveryState::GivenUp);
        QVERIFY(m_box.take(m_now + days(1)).empty());
    }

    void aStartGoesOnWhereItStood() {
        m_box.add("ops", test(), m_now);
        m_box.add("pager", test(), m_now);
        m_box.ended(m_box.take(m_now).front().id, kFailed, m_now);
        m_box = Outbox(m_box.state());
        const auto due = m_box.take(m_now);
        QCOMPARE(due.size(), std::size_t{1});  // it was under way
        QCOMPARE(due.front().webhook, std::string("pager"));
        QCOMPARE(m_box.take(m_now + seconds(15)).size(), std::size_t{1});
        QVERIFY(m_box.add("ops", test(), m_now) > due.front().id);
    }

    void aClockThatWasPutBackHoldsNothingUp() {
        m_box.add("ops", test(), m_now);
        m_box.ended(m_box.take(m_now).front().id, kFailed, m_now);
        QCOMPARE(m_box.take(m_now - days(1)).size(), std::size_t{1});
    }

    void messagesToARemovedWebhookAreGivenUp() {
        m_box.add("ops", test(), m_now);
        m_box.add("pager", test(), m_now);
        m_box.keepOnly({"pager"}, m_now);
        QVERIFY(m_box.deliveries().back().state == DeliveryState::GivenUp);
        QVERIFY(newest().state == DeliveryState::Waiting);
    }

    void aThousandMessagesAreABoundedMatter() {
        for (int i = 0; i < 1000; ++i) {
            m_box.add("ops", test(), m_now);
        }
        QVERIFY(m_box.deliveries().size() <= Outbox::kMostKept);
        std::size_t waiting = 0;
        for (const Delivery& delivery : m_box.deliveries()) {
            waiting += delivery.state == DeliveryState::Waiting ? 1 : 0;
        }
        QCOMPARE(waiting, Outbox::kMostWaiting);
        for (int i = 0; i < 1000; ++i) {
            m_box.add("hook-" + std::to_string(i), test(), m_now);
        }
        QVERIFY(m_box.deliveries().size() <= Outbox::kMostKept);
    }

    void aTestGoesAheadOfWhatWaits() {
        m_box.add("ops", test(), m_now);
        const auto due = m_box.begin("ops", test(), m_now);
        QVERIFY(m_box.take(m_now).empty());
        m_box.ended(due.id, {false, false, "500", std::nullopt}, m_now);
        QVERIFY(m_box.delivery(due.id)->state == DeliveryState::GivenUp);
        QCOMPARE(m_box.take(m_now).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "test_outbox.moc"
