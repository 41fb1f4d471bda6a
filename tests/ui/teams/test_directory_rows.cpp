// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/teams/directory_model.hpp"

namespace weir::ui {

// The tree out of what the gateway says.
class TestDirectoryRows : public QObject {
    Q_OBJECT

    static admin::KeyRow key(const char* name, const char* team, const char* user) {
        admin::KeyRow row;
        row.name = name;
        row.team = team;
        row.user = user;
        return row;
    }
    static admin::SpendRow spent(const char* name, std::int64_t dollars,
                                 std::vector<std::uint64_t> requests) {
        admin::SpendRow row;
        row.name = name;
        row.sum.spent = Money::fromNano(dollars * 1'000'000'000);
        for (const std::uint64_t each : requests) {
            row.steps.emplace_back().requests = each;
        }
        return row;
    }
    static admin::BudgetRow budget(const char* team, const char* key) {
        admin::BudgetRow row;
        row.settings.team = team;
        row.settings.key = key;
        row.settings.limit = Money::fromNano(10'000'000'000);
        return row;
    }
    static Directory directory() {
        Directory all;
        all.keys = {key("prod", "search", ""), key("dev", "search", "ada"),
                    key("eval", "search", "ada"), key("loose", "", "")};
        all.keys.push_back(key("gone", "search", "ada"));
        all.keys.back().revoked = true;
        all.keys[1].lastUsedAt = Timestamp(Microseconds(5));
        all.teams = {{{"mobile", "", "", {}}, false, {}},
                     {{"search", "4711", "gold", {"eu"}}, false, {}}};
        all.users = {{{"bob", "Bob", "bob@halden.example", {"search", "mobile"}}, {}}};
        all.teamMonth.rows = {spent("search", 7, {})};
        all.keyMonth.rows = {spent("dev", 3, {}), spent("eval", 1, {})};
        all.keyWeek.rows = {spent("dev", 0, {1, 2}), spent("eval", 0, {4, 0})};
        return all;
    }
    static QStringList linesOf(const DirectoryModel& model) {
        QStringList lines;
        for (int line = 0; line < model.rowCount(); ++line) {
            const DirectoryRow* row = model.at(line);
            lines << QString(row->depth, u'.') + (row->name.empty()
                                                      ? QStringLiteral("*")
                                                      : QString::fromStdString(row->name));
        }
        return lines;
    }

private slots:
    void everybodyHasAPlace() {
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(directory());
        QCOMPARE(
            linesOf(model).join(u' '),
            QStringLiteral("* .mobile ..bob .search ..ada ...dev ...eval ..bob ..prod .loose"));
        model.setDirectory({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aUserHasTheSumOfTheKeysInTheTeam() {
        const auto rows = directoryRows(directory());
        const auto named = [&](const char* name) {
            return *std::find_if(rows.begin(), rows.end(),
                                 [&](const DirectoryRow& row) { return row.name == name; });
        };
        QCOMPARE(named("search").month, Money::fromNano(7'000'000'000));
        QCOMPARE(named("ada").month, Money::fromNano(4'000'000'000));
        QCOMPARE(named("ada").week, (std::vector<double>{5, 2}));
        QCOMPARE(named("ada").lastUsed, Timestamp(Microseconds(5)));
        QCOMPARE(named("ada").tier, std::string("gold"));
        QCOMPARE(named("dev").tier, std::string("gold"));
    }

    static admin::RateLimitRow limit(const char* name, std::uint64_t requests,
                                     std::uint64_t tokens = 0) {
        admin::RateLimitRow row;
        row.settings.name = name;
        row.settings.requests = requests;
        row.settings.tokens = tokens;
        return row;
    }
    static DirectoryRow lineNamed(const std::vector<DirectoryRow>& rows, const char* name) {
        return *std::find_if(rows.begin(), rows.end(),
                             [&](const DirectoryRow& row) { return row.name == name; });
    }

    // The strictest from above holds where nothing is set; what is set stands, and says so.
    void limitsComeFromAboveOrAreSetHere() {
        Directory all = directory();
        all.limits = {limit("all", 6'000),  limit("search", 1'200, 2'000'000),
                      limit("dev", 60),     limit("prod", 5'000),
                      limit("keys", 3'000), limit("slow", 1),
                      limit("hourly", 5)};
        all.limits[1].settings.team = "search";
        all.limits[2].settings.key = "dev";
        all.limits[3].settings.key = "prod";
        all.limits[4].settings.each = LimitEach::Key;
        all.limits[5].settings.provider = "openai";  // of some calls only
        all.limits[6].settings.per = LimitPeriod::Hour;
        const auto rows = directoryRows(all);
        const auto requests = [&](const char* name) { return lineNamed(rows, name).limits[0]; };
        const auto tokens = [&](const char* name) { return lineNamed(rows, name).limits[1]; };
        QCOMPARE(rows.front().limits[0], (HeldLimit{6'000, true, {}}));
        QCOMPARE(requests("mobile"), (HeldLimit{6'000, false, {}}));
        QCOMPARE(requests("search"), (HeldLimit{1'200, true, {}}));
        QCOMPARE(requests("ada"), (HeldLimit{1'200, false, "search"}));
        QCOMPARE(requests("dev"), (HeldLimit{60, true, {}}));
        QCOMPARE(requests("eval"), (HeldLimit{1'200, false, "search"}));
        QCOMPARE(requests("prod"), (HeldLimit{5'000, true, "search", 1'200}));
        QCOMPARE(requests("loose"), (HeldLimit{3'000, false, {}}));
        QCOMPARE(tokens("dev"), (HeldLimit{2'000'000, false, "search"}));
        QCOMPARE(tokens("mobile"), HeldLimit());
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(all);
        const auto cell = [&](const char* id, int column) {
            return model.index(model.lineOf(id), column).data().toString();
        };
        QCOMPARE(cell("key:dev", DirectoryModel::Requests), QStringLiteral("60"));
        QCOMPARE(cell("key:dev", DirectoryModel::Tokens), QStringLiteral("2 M ↰ search"));
        QCOMPARE(cell("key:loose", DirectoryModel::Requests),
                 QStringLiteral("3,000 ↰ Organisation"));
        QCOMPARE(cell("team:mobile", DirectoryModel::Tokens), QStringLiteral("–"));
        // More than its team may have is not more.
        QCOMPARE(cell("key:prod", DirectoryModel::Requests),
                 QStringLiteral("5,000 (1,200 ↰ search)"));
    }

    void aTypedLimitBecomesTheSmallestChange() {
        Directory all = directory();
        all.limits = {limit("search", 1'200, 2'000'000), limit("dev", 60), limit("ada", 7)};
        all.limits[0].settings.team = "search";
        all.limits[1].settings.key = "dev";
        all.limits[2].settings.provider = "openai";
        const auto rows = directoryRows(all);
        const auto change = [&](const char* name, MinuteLimit which, std::uint64_t value) {
            return limitChange(all.limits, lineNamed(rows, name), which, value);
        };
        // The other number of the same limit stays.
        auto set = std::get<admin::SetRateLimit>(change("search", MinuteLimit::Requests, 900));
        QCOMPARE(set.replaces, std::string("search"));
        QCOMPARE(set.settings.requests, std::uint64_t{900});
        QCOMPARE(set.settings.tokens, std::uint64_t{2'000'000});
        set = std::get<admin::SetRateLimit>(change("search", MinuteLimit::Tokens, 0));
        QCOMPARE(set.settings.tokens, std::uint64_t{0});
        // Nothing is left of it.
        QCOMPARE(std::get<admin::RemoveRateLimit>(change("dev", MinuteLimit::Requests, 0)).name,
                 std::string("dev"));
        // A new one, whose name is not taken.
        set = std::get<admin::SetRateLimit>(change("ada", MinuteLimit::Tokens, 400'000));
        QVERIFY(set.replaces.empty());
        QCOMPARE(set.settings.name, std::string("ada-2"));
        QCOMPARE(set.settings.user, std::string("ada"));
        QCOMPARE(set.settings.tokens, std::uint64_t{400'000});
        // A person may have a name that no limit can have.
        DirectoryRow person;
        person.kind = RowKind::User;
        person.name = "Ada Lovelace <ada@example.org>";
        set = std::get<admin::SetRateLimit>(limitChange({}, person, MinuteLimit::Requests, 5));
        QCOMPARE(set.settings.name, std::string("Ada-Lovelace-ada-example.org-"));
        QCOMPARE(set.settings.user, person.name);
        person.name = std::string(64, 'x');
        set = std::get<admin::SetRateLimit>(limitChange({}, person, MinuteLimit::Requests, 5));
        QVERIFY(set.settings.name.size() <= 60);
        for (const auto& [name, value] : {std::pair("dev", 60), std::pair("mobile", 0)}) {
            QVERIFY(std::holds_alternative<std::monostate>(
                change(name, MinuteLimit::Requests, static_cast<std::uint64_t>(value))));
        }
    }

    void amountsAreReadAsTheyAreWritten() {
        for (const std::uint64_t amount :
             {1U, 60U, 1'200U, 99'000U, 400'000U, 400'001U, 2'000'000U, 2'500'000U}) {
            QCOMPARE(readAmount(typedAmount(amount)), amount);
        }
        QCOMPARE(amountText(2'500'000), QStringLiteral("2,500 k"));
        QCOMPARE(readAmount(QStringLiteral(" 2m ")), std::uint64_t{2'000'000});
        QCOMPARE(readAmount(QString()), std::uint64_t{0});
        // A group is of three digits in whatever language; beside a unit it is decimals.
        for (const char16_t* typed : {u"1,200", u"1.200", u"1 200", u"1'200", u"1\u2019200"}) {
            QCOMPARE(readAmount(QString::fromUtf16(typed)), std::uint64_t{1'200});
        }
        QCOMPARE(readAmount(QStringLiteral("1.5M")), std::uint64_t{1'500'000});
        QCOMPARE(readAmount(QStringLiteral("1,5 M")), std::uint64_t{1'500'000});
        QCOMPARE(readAmount(QStringLiteral("12.25k")), std::uint64_t{12'250});
        for (const char* typed : {"1.5", "12,50", "1,200 k", "1,20,0", ".5M", "k"}) {
            QCOMPARE(readAmount(QString::fromUtf8(typed)), std::nullopt);
        }
        QCOMPARE(readAmount(QStringLiteral("two")), std::nullopt);
        QCOMPARE(readAmount(QStringLiteral("-5")), std::nullopt);
        QCOMPARE(readAmount(QStringLiteral("9999999999999")), std::nullopt);
    }

    void whatIsNotSetIsInherited() {
        Directory all = directory();
        all.budgets = {budget("search", ""), budget("", "dev")};
        // Of one provider only, so not the budget of the line.
        all.budgets.push_back(budget("", "prod"));
        all.budgets.back().settings.provider = "openai";
        const auto rows = directoryRows(all);
        const auto named = [&](const char* name) {
            return *std::find_if(rows.begin(), rows.end(),
                                 [&](const DirectoryRow& row) { return row.name == name; });
        };
        QVERIFY(named("search").budget && named("dev").budget);
        QVERIFY(!named("ada").budget && named("ada").budgetOf == RowKind::Team);
        QVERIFY(!named("prod").budget && named("prod").budgetOf == RowKind::Team);
        QVERIFY(!named("loose").budget && !named("loose").budgetOf);
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(all);
        QCOMPARE(model.index(model.lineOf("key:prod"), DirectoryModel::Budget).data().toString(),
                 QStringLiteral("↰ search"));
    }

    void aClosedLineHidesWhatIsBelow() {
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(directory());
        model.setOpen(model.lineOf("team:search"), false);
        QCOMPARE(linesOf(model).join(u' '), QStringLiteral("* .mobile ..bob .search .loose"));
        QCOMPARE(model.parentOf(model.lineOf("key:loose")), 0);
        // Also with the next answer.
        model.setDirectory(directory());
        QCOMPARE(model.rowCount(), 5);
        model.setOpen(0, false);
        QCOMPARE(model.rowCount(), 1);
        model.setOpen(0, true);
        QCOMPARE(model.rowCount(), 5);
    }

    void aSearchShowsWhereItWasFound_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("lines");
        QTest::newRow("key") << "EVA" << "* .search ..ada ...eval";
        QTest::newRow("user") << "ada" << "* .search ..ada ...dev ...eval";
        QTest::newRow("team") << "mob" << "* .mobile ..bob";
        QTest::newRow("address") << "bob@" << "* .mobile ..bob .search ..bob";
        QTest::newRow("tag") << "eu" << "* .search ..ada ...dev ...eval ..bob ..prod";
        QTest::newRow("nothing") << "zzz" << "";
    }
    void aSearchShowsWhereItWasFound() {
        QFETCH(QString, words);
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(directory());
        model.setOpen(model.lineOf("team:search"), false);
        model.setSearch(words);
        QTEST(linesOf(model).join(u' '), "lines");
    }

    void aKeyLooksAsItStands() {
        const Timestamp now{std::chrono::hours(10'000)};
        admin::KeyRow row = key("dev", "", "");
        QVERIFY(lookOfKey(row, now) == KeyLook::Valid);
        row.access.expiresAt = now + std::chrono::days(8);
        QVERIFY(lookOfKey(row, now) == KeyLook::Valid);
        row.access.expiresAt = now + std::chrono::days(7);
        QVERIFY(lookOfKey(row, now) == KeyLook::ExpiresSoon);
        row.access.expiresAt = now;
        QVERIFY(lookOfKey(row, now) == KeyLook::Expired);
        row.problem = "It is not there.";
        QVERIFY(lookOfKey(row, now) == KeyLook::Missing);
    }

    void aThousandKeysStayInOrder() {
        Directory all;
        for (int i = 0; i < 1000; ++i) {
            const std::string name = "key-" + std::to_string(i);
            all.keys.push_back(key(name.c_str(), i % 2 == 0 ? "even" : "odd", ""));
        }
        DirectoryModel model(QTimeZone::utc());
        model.setDirectory(all);
        QCOMPARE(model.rowCount(), 1003);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setDirectory(all);  // nothing else: views keep their place
        QCOMPARE(reset.count(), 0);
        model.setSearch(QStringLiteral("key-999"));
        QCOMPARE(model.rowCount(), 3);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestDirectoryRows)
#include "test_directory_rows.moc"
