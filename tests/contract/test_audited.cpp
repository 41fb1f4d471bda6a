// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <map>
#include <set>
#include <string>

#include "engine/control/admin/wait.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "tests/contract/sample.hpp"
#include "tests/contract/transports.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;

namespace {

// Each leaves a record where it does what it does, in the same transaction or, of the document,
// with the revision; their tests are those of the directory and of the document.
const std::map<std::string_view, const char*> kRecordedWhereItIsDone{
    {"gateway.set_listen", "policy revised"},
    {"providers.add", "policy revised"},
    {"providers.update", "policy revised"},
    {"providers.remove", "policy revised"},
    {"providers.restore", "policy revised"},
    {"keys.create", "key created"},
    {"keys.set", "key changed"},
    {"keys.rotate", "key rotated"},
    {"keys.import", "key created"},
    {"keys.revoke", "key revoked"},
    {"teams.set", "team changed"},
    {"teams.remove", "team removed"},
    {"teams.restore", "team created"},
    {"users.set", "user changed"},
    {"users.remove", "user removed"},
    {"users.restore", "user created"},
    {"directory.import", "directory edited"},
    {"directory.rename", "directory edited"},
    {"tokens.create", "token created"},
    {"tokens.revoke", "token revoked"},
    {"bodies.keep", "policy revised"},
    {"budgets.set", "policy revised"},
    {"budgets.remove", "policy revised"},
    {"budgets.restore", "policy revised"},
    {"budgets.raise", "budget raised"},
    {"budgets.lower", "budget lowered"},
    {"budgets.top_up", "budget topped up"},
    {"rate_limits.set", "policy revised"},
    {"rate_limits.remove", "policy revised"},
    {"rate_limits.restore", "policy revised"},
    {"prices.set", "policy revised"},
    {"prices.remove", "policy revised"},
    {"prices.restore", "policy revised"},
    {"alerts.set", "policy revised"},
    {"webhooks.set", "policy revised"},
    {"webhooks.remove", "policy revised"},
    {"webhooks.restore", "policy revised"},
    {"routes.apply", "policy revised"},
    {"policy.apply", "policy revised"},
    {"policy.roll_back", "policy revised"},
    {"import.apply", "policy revised"},
    {"books.reprice", "re-pricing ordered"},
};

const std::map<std::string_view, const char*> kNotRecorded{
    {"providers.find_local", "asks ports of this computer who answers, and keeps nothing"},
    {"tokens.list", "shows names, no secrets"},
    {"import.preview", "shows what would change, and changes nothing"},
    {"routes.keep_draft", "every edit of a draft; what is made of it is routes.apply"},
};

}  // namespace

// Whatever needs more than the right to read is in the audit log, or it is said why not.
class TestAudited : public QObject {
    Q_OBJECT

private slots:
    void everyOperationAboveReadingIsRecorded() {
        const QTemporaryDir folder;
        test::FakeClock clock;
        test::SeededRandom random{7};
        const auto directory = std::move(
            books::Directory::open(folder.filePath("weir.db").toStdString(), clock, random)
                .value());
        const Log log(clock, [](std::string_view) {});
        admin::HandlerTable table;
        test::forEachOperation([&]<class Op>(std::type_identity<Op>) {
            table.now<Op>([](const Op&) { return test::sample<typename Op::Reply>(); });
        });
        control::addAuditHandlers(table, {*directory, log, [](const auto& work) { work(); }});

        test::Transport transport(test::Transport::Kind::InProcess, table);
        const auto count = [&] { return directory->auditHead()->number; };
        test::forEachOperation([&]<class Op>(std::type_identity<Op>) {
            const std::uint64_t before = count();
            static_cast<void>(admin::callAndWait(transport.client(), test::sample<Op>()));
            const bool watched = count() > before;
            const int ways = int(watched) + int(kRecordedWhereItIsDone.contains(Op::kName)) +
                             int(kNotRecorded.contains(Op::kName));
            QVERIFY2(ways == (Op::kRole > admin::Role::Read ? 1 : 0), Op::kName.data());
        });
        const std::size_t total = std::tuple_size_v<admin::Operations>;
        QVERIFY(count() + kRecordedWhereItIsDone.size() + kNotRecorded.size() < total);

        books::AuditQuery all;
        all.most = 100;
        const auto found = directory->audit(all);
        for (const books::AuditedChange& each : found->records) {
            QCOMPARE(each.change.actor, std::string("window"));
        }
    }
};

QTEST_GUILESS_MAIN(TestAudited)
#include "test_audited.moc"
