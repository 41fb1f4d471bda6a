// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <mutex>

#include "engine/control/admin/wait.hpp"
#include "tests/contract/sample.hpp"
#include "tests/contract/transports.hpp"

using namespace weir;
using test::Transport;

Q_DECLARE_METATYPE(Transport::Kind)

// What holds for every operation over every transport.
class TestTransports : public QObject {
    Q_OBJECT

    static void everyKind() {
        QTest::addColumn<Transport::Kind>("kind");
        for (const auto kind : Transport::kinds()) {
            QTest::newRow(Transport::nameOf(kind)) << kind;
        }
    }

    // What is refused from elsewhere, whatever the role.
    static bool staysOnItsMachine(Transport::Kind kind, std::string_view operation) {
        constexpr std::string_view kStay[] = {"books.backup",   "providers.add", "providers.update",
                                              "providers.test", "keys.rebind",   "policy.apply",
                                              "import.apply",   "webhooks.set"};
        return kind == Transport::Kind::Remote &&
               std::ranges::find(kStay, operation) != std::end(kStay);
    }

private slots:
    void everyOperationIsAnswered_data() { everyKind(); }
    void everyOperationIsAnswered() {
        QFETCH(Transport::Kind, kind);
        admin::HandlerTable table;
        std::vector<std::string> arrived;
        test::forEachOperation([&]<class Op>(std::type_identity<Op>) {
            table.now<Op>([&arrived](const Op& operation) -> Result<typename Op::Reply> {
                const auto& codec = admin::codecOf<Op>();
                arrived.push_back(boost::json::serialize(codec.operationToJson(operation)));
                return test::sample<typename Op::Reply>();
            });
        });
        QVERIFY(table.missing().empty());

        Transport transport(kind, table);
        QVERIFY(transport.listening());
        std::size_t refused = 0;
        test::forEachOperation([&]<class Op>(std::type_identity<Op>) {
            const auto& codec = admin::codecOf<Op>();
            const auto reply = admin::callAndWait(transport.client(), test::sample<Op>());
            if (staysOnItsMachine(kind, Op::kName)) {  // the sample names secrets of the machine
                QVERIFY(!reply && reply.error().code == ErrorCode::Denied);
                ++refused;
                return;
            }
            QVERIFY2(reply, reply ? "" : reply.error().message.c_str());
            QVERIFY(codec.replyToJson(*reply) ==
                    codec.replyToJson(test::sample<typename Op::Reply>()));
            QVERIFY(arrived.back() ==
                    boost::json::serialize(codec.operationToJson(test::sample<Op>())));
        });
        QCOMPARE(arrived.size() + refused, std::tuple_size_v<admin::Operations>);
        QCOMPARE(refused, kind == Transport::Kind::Remote ? std::size_t{8} : std::size_t{0});
    }

    void errorsTravelWhole_data() {
        QTest::addColumn<Transport::Kind>("kind");
        QTest::addColumn<int>("code");
        for (const auto& [code, word] : wordsOf<ErrorCode>()) {
            for (const auto kind : Transport::kinds()) {
                QTest::addRow("%s %s", word.c_str(), Transport::nameOf(kind)) << kind << int(code);
            }
        }
    }
    void errorsTravelWhole() {
        QFETCH(Transport::Kind, kind);
        QFETCH(int, code);
        const Error error{ErrorCode(code), "There is no key 'ci'.", "See 'weir keys list'."};
        admin::HandlerTable table;
        table.now<admin::RevokeKey>([&](const auto&) { return error; });
        Transport transport(kind, table);
        const auto reply = admin::callAndWait(transport.client(), admin::RevokeKey{"ci"});
        QVERIFY(!reply);
        QVERIFY(reply.error() == error);
    }

    void anUnhandledOperationIsSaidToBeOne_data() { everyKind(); }
    void anUnhandledOperationIsSaidToBeOne() {
        QFETCH(Transport::Kind, kind);
        const admin::HandlerTable table;
        Transport transport(kind, table);
        const auto reply = admin::callAndWait(transport.client(), admin::GetStatus{});
        QVERIFY(!reply);
        QVERIFY(reply.error().code == ErrorCode::Unsupported);
    }

    void aDroppedReplyAndAThrowAreAnswered_data() { everyKind(); }
    void aDroppedReplyAndAThrowAreAnswered() {
        QFETCH(Transport::Kind, kind);
        admin::HandlerTable table;
        table.later<admin::ListKeys>([](auto&&, auto&&) {});
        table.now<admin::ListModels>(
            [](const auto&) -> Result<admin::ModelList> { throw std::runtime_error("broken"); });
        Transport transport(kind, table);
        const auto dropped = admin::callAndWait(transport.client(), admin::ListKeys{});
        QVERIFY(!dropped && dropped.error().code == ErrorCode::Internal);
        const auto thrown = admin::callAndWait(transport.client(), admin::ListModels{});
        QVERIFY(!thrown && thrown.error().message == "'models.list' failed: broken");
    }

    // A slow operation does not hold up the ones behind it.
    void answersMayOvertake_data() { everyKind(); }
    void answersMayOvertake() {
        QFETCH(Transport::Kind, kind);
        admin::HandlerTable table;
        std::mutex mutex;
        std::vector<admin::HandlerTable::Reply<admin::TestProvider>> held;
        table.later<admin::TestProvider>([&](auto&&, auto reply) {
            const std::lock_guard lock(mutex);
            held.push_back(std::move(reply));
        });
        table.now<admin::GetStatus>([](const auto&) { return admin::GatewayStatus{}; });
        Transport transport(kind, table);

        std::promise<void> slow;
        transport.client().call(admin::TestProvider{}, [&](Result<admin::TestReport> report) {
            if (report && report->passed) {
                slow.set_value();
            }
        });
        QVERIFY(admin::callAndWait(transport.client(), admin::GetStatus{}));
        admin::TestReport report;
        report.passed = true;
        decltype(held) ready;
        {
            const std::lock_guard lock(mutex);
            ready.swap(held);
        }
        QCOMPARE(ready.size(), std::size_t(1));
        ready.front()(report);
        slow.get_future().get();
    }

    void aRoleThatDoesNotReachIsDenied() {
        admin::HandlerTable table;
        bool ran = false;
        table.now<admin::CreateKey>([&](const auto&) {
            ran = true;
            return admin::CreatedKey{};
        });
        table.now<admin::ListKeys>([](const auto&) { return admin::KeyList{}; });
        const auto inline_ = [](const std::function<void()>& work) { work(); };
        app::InProcessClient reader(table, admin::Role::Read, inline_, inline_);
        QVERIFY(admin::callAndWait(reader, admin::ListKeys{}));
        const auto denied = admin::callAndWait(reader, admin::CreateKey{});
        QVERIFY(!denied && denied.error().code == ErrorCode::Denied);
        QVERIFY(denied.error().message ==
                "'keys.create' needs the role admin; this connection has read.");
        QVERIFY(!ran);
    }

    void aTokenThatDoesNotReachIsDenied() {
        if (!test::hasRemoteEnd()) {
            QSKIP("the client of this transport is the window's");
        }
        admin::HandlerTable table;
        std::atomic<bool> ran = false;
        table.now<admin::CreateKey>([&](const auto&) {
            ran = true;
            return admin::CreatedKey{};
        });
        table.now<admin::ListKeys>([](const auto&) { return admin::KeyList{}; });
        test::ContextThread control;
        const auto reader = test::makeRemoteEnd(table, control.executor(), admin::Role::Read);
        QVERIFY(admin::callAndWait(*reader, admin::ListKeys{}));
        const auto denied = admin::callAndWait(*reader, admin::CreateKey{});
        QVERIFY(!denied && denied.error().code == ErrorCode::Denied);
        QVERIFY(denied.error().message ==
                "'keys.create' needs the role admin; this connection has read.");
        QVERIFY(!ran);
    }
};

QTEST_GUILESS_MAIN(TestTransports)
#include "test_transports.moc"
