// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/store/database.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/admin/policy.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/tokens.hpp"
#include "tests/app/host_folder.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;

// What is done to a gateway stands in its audit log, with who did it.
class TestHostAudit : public QObject {
    Q_OBJECT

    static constexpr const char* kDocument =
        "version: 1\n"
        "listen: 127.0.0.1:0\n"
        "providers:\n"
        "  - {name: sim, kind: simulator}\n"
        "  - {name: own, kind: openai, base_url: \"http://127.0.0.1:9/v1\", local: true, "
        "api_key: \"keychain:own\"}\n";

    template <class Op>
    static auto ask(admin::AdminClient& client, Op operation) {
        return admin::callAndWait(client, std::move(operation));
    }
    static admin::ListAudit queryOf(const std::string& words, const std::string& before = {}) {
        admin::ListAudit query;
        query.words = words;
        query.before = before;
        return query;
    }
    static admin::PauseProvider pause(const std::string& name) {
        admin::PauseProvider operation;
        operation.name = name;
        operation.model = "sim-slow";
        operation.reason = "an outage";
        return operation;
    }
    static std::vector<admin::AuditRecord> recordsOf(admin::AdminClient& client,
                                                     const std::string& words = {}) {
        auto page = ask(client, queryOf(words));
        if (!page) {
            qFatal("%s", page.error().text().c_str());
        }
        return std::move(page->records);
    }
    // "by window: provider paused sim/sim-slow (an outage)"
    static std::string textOf(const admin::AuditRecord& record) {
        return "by " + record.actor + ": " + record.action + ' ' + record.object + " (" +
               record.detail + ')';
    }

private slots:
    void whatLeavesNothingElseIsRecordedToo() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto newest = [&] { return textOf(recordsOf(*client).front()); };
        QVERIFY(ask(*client, pause("sim")));
        QCOMPARE(newest(), std::string("by window: provider paused sim/sim-slow "
                                       "(until resumed; reason: an outage)"));
        QVERIFY(ask(*client, admin::ResumeProvider{.name = "sim", .model = "sim-slow"}));
        QCOMPARE(newest(), std::string("by window: provider resumed sim/sim-slow ()"));
        QVERIFY(ask(*client, admin::StopGateway{}));
        QCOMPARE(newest(), std::string("by window: gateway stopped  ()"));
        QVERIFY(ask(*client, admin::StartGateway{}));
        QCOMPARE(newest(), std::string("by window: gateway start ordered  ()"));
        QVERIFY(ask(*client, admin::ClearBodies{}));
        QCOMPARE(newest(), std::string("by window: stored bodies deleted  ()"));
        QVERIFY(ask(*client, admin::MakeBackup{folder.path() + "/copy"}));
        QCOMPARE(newest(), "by window: backup made " + folder.path() + "/copy ()");
    }

    void whatIsTriedIsRecordedToo() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::RetryProviderKey{"own"}));
        QCOMPARE(textOf(recordsOf(*client).front()),
                 std::string("by window: provider key read again own ()"));
        admin::TestProvider test;
        test.settings.name = "trial";
        test.settings.kind = "openai";
        test.settings.baseUrl = "http://127.0.0.1:9/v1";
        test.settings.key = "keychain:own";
        test.settings.local = true;
        test.key = "sk-canary-0123456789";
        const auto report = ask(*client, test);
        QVERIFY2(report && !report->passed, report ? "" : report.error().text().c_str());
        QCOMPARE(textOf(recordsOf(*client).front()),
                 std::string("by window: provider tested trial (with a key of its own)"));
        QVERIFY(recordsOf(*client, "canary").empty());
        const std::size_t before = recordsOf(*client).size();
        QVERIFY(!ask(*client, admin::TestWebhook{"nobody"}));
        QCOMPARE(recordsOf(*client).size(), before);
    }

    void theChainIsVerified() {
        HostFolder folder(kDocument);
        std::string noted;
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            for (int i = 0; i < 5; ++i) {
                QVERIFY(ask(*client, admin::CreateKey{"tool" + std::to_string(i), "", ""}));
            }
            const auto found = ask(*client, admin::VerifyAudit{});
            QVERIFY(found && found->holds && found->fault == AuditFault::None);
            QCOMPARE(found->records, std::uint64_t(recordsOf(*client).size()));
            QCOMPARE(found->head.size(), std::size_t(64));
            QCOMPARE(recordsOf(*client).front().number, found->records);
            noted = admin::checkpointOf(*found);
            QVERIFY(ask(*client, admin::VerifyAudit{noted})->holds);
            QVERIFY(ask(*client, admin::VerifyAudit{"0:" + std::string(64, '0')})->holds);
        }
        {
            auto database = books::Database::open(folder.path() + "/weir.db",
                                                  books::Database::Mode::Create, Milliseconds(100))
                                .value();
            QVERIFY(
                database.execute("DROP TRIGGER change_is_kept; DROP TRIGGER audit_chain_is_kept;"
                                 "DELETE FROM change WHERE number>3;"
                                 "DELETE FROM audit_chain WHERE row>3"));
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::VerifyAudit{})->holds);
        const auto cut = ask(*client, admin::VerifyAudit{noted});
        QVERIFY(!cut->holds && cut->fault == AuditFault::Cut);
        QVERIFY(cut->brokenAt == 4 && cut->records == 3);
    }

    void whatIsNoCheckpointIsRefused() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::string hash(64, 'a');
        for (const std::string& text : std::vector<std::string>{
                 "x", "1", "1:", ":" + hash, "-1:" + hash, "1:" + hash + "a", "1:" + hash.substr(1),
                 "1:" + hash.substr(1) + "g", "0:" + hash, "99999999999999999999:" + hash}) {
            const auto reply = ask(*client, admin::VerifyAudit{text});
            QVERIFY2(!reply && reply.error().code == ErrorCode::Invalid, text.c_str());
        }
    }

    void aKeyOfAProviderIsNamedAndNotShown() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const auto set = ask(*client, admin::SetProviderKey{"own", "sk-canary-0123456789", true});
        QVERIFY2(set, set ? "" : set.error().text().c_str());
        QCOMPARE(textOf(recordsOf(*client).front()),
                 std::string("by window: provider key set own (for this session)"));
        QVERIFY(recordsOf(*client, "canary").empty());
    }

    void whatFailedIsNotRecorded() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const std::size_t before = recordsOf(*client).size();
        QVERIFY(!ask(*client, pause("nobody")));
        QVERIFY(!ask(*client, admin::SetProviderKey{"own", "", true}));
        QVERIFY(!ask(*client, admin::RevokeKey{"nobody"}));
        QCOMPARE(recordsOf(*client).size(), before);
    }

    void whoeverAsksIsWhoDidIt() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        QVERIFY(ask(*client, admin::CreateKey{"tool", "search", ""}));
        QVERIFY(ask(*client, admin::CreateToken{"anna", admin::Role::Read}));
        QVERIFY(ask(*client, admin::RemoveProvider{"own"}));
        QCOMPARE(recordsOf(*client, "policy revised").front().actor, std::string("window"));
        QCOMPARE(recordsOf(*client, "token created anna").front().actor, std::string("window"));
        QCOMPARE(recordsOf(*client, "key created tool").front().actor, std::string("window"));
    }

    void pagesAreOfTheSizeThatIsAskedFor() {
        HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto client = clientOf(*host);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(ask(*client, admin::CreateKey{"tool" + std::to_string(i), "", ""}));
        }
        admin::ListAudit two = queryOf("KEY created");
        two.limit = 2;
        const auto first = ask(*client, two);
        QVERIFY(first && first->more && first->records.size() == 2 && first->matching == 5);
        QCOMPARE(first->records.front().object, std::string("tool4"));
        const auto rest = ask(
            *client, admin::ListAudit{.words = "key created", .before = first->records.back().id});
        QVERIFY(rest && !rest->more && rest->records.size() == 3);
        QCOMPARE(ask(*client, queryOf({}, "7")).error().code, ErrorCode::Invalid);
        QCOMPARE(ask(*client, queryOf(std::string(1'001, 'x'))).error().code, ErrorCode::TooLarge);
        QCOMPARE(ask(*client, queryOf("a b c d e f g h i j k l m n o p q r s t u")).error().code,
                 ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestHostAudit)
#include "test_host_audit.moc"
