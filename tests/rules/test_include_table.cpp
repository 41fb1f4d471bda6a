// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QTest>

#include "tests/rules/include_table.hpp"
#include "tests/rules/source_tree.hpp"

using weir::rules::IncludeTable;

namespace {

IncludeTable readTable() {
    const QByteArray text = weir::rules::readSource(QStringLiteral("tests/rooms.json")).toUtf8();
    return IncludeTable(QJsonDocument::fromJson(text).object());
}

}  // namespace

class TestIncludeTable : public QObject {
    Q_OBJECT

private slots:
    void everyFileKeepsToItsRoom() {
        const IncludeTable table = readTable();
        QVERIFY2(table.error().isEmpty(), qPrintable(table.error()));
        const QStringList files =
            weir::rules::cppFiles({QStringLiteral("engine"), QStringLiteral("app"),
                                   QStringLiteral("ui"), QStringLiteral("tests")});
        QVERIFY(files.size() > 20);
        QStringList violations;
        for (const QString& file : files) {
            violations += table.violations(file, weir::rules::readSource(file));
        }
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(QLatin1Char('\n'))));
    }

    void plantedViolationsAreFound_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("isAllowed");

        const auto row = [](const char* name, const char* path, const char* source, bool allowed) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(source)
                                << allowed;
        };
        row("base knows nobody", "engine/base/a.cpp", "#include \"engine/net/url.hpp\"", false);
        row("a room knows itself", "engine/net/a.cpp", "#include \"engine/net/url.hpp\"", true);
        row("net knows base", "engine/net/a.cpp", "#include \"engine/base/id.hpp\"", true);
        row("policy knows the common dialect", "engine/policy/a.cpp",
            "#include \"engine/dialects/common/request.hpp\"", true);
        row("policy knows no wire format", "engine/policy/a.cpp",
            "#include \"engine/dialects/anthropic/answer.hpp\"", false);
        row("the contract knows base only", "engine/control/admin/a.hpp",
            "#include \"engine/policy/snapshot.hpp\"", false);
        row("control knows its contract", "engine/control/config/a.cpp",
            "#include \"engine/control/admin/client.hpp\"", true);
        row("the window knows the contract", "ui/traffic/a.cpp",
            "#include \"engine/control/admin/client.hpp\"", true);
        row("the window knows no handler", "ui/traffic/a.cpp",
            "#include \"engine/control/handlers/traffic.hpp\"", false);
        row("nobody knows the app", "ui/traffic/a.cpp", "#include \"app/host/host.hpp\"", false);
        row("nobody knows the tests", "app/cli/a.cpp", "#include \"tests/support/x.hpp\"", false);
        row("includes are written from the root", "engine/net/a.cpp", "#include \"url.hpp\"",
            false);
        row("spaces do not hide an include", "engine/base/a.cpp",
            "int a;\n  #  include \"engine/net/url.hpp\"", false);
        row("no Qt in the engine", "engine/net/a.cpp", "#include <QString>", false);
        row("no Qt module in the engine", "engine/net/a.cpp", "#include <QtCore/qstring.h>", false);
        row("no Qt in the command line", "app/cli/a.cpp", "#include <QString>", false);
        row("Qt in the window", "ui/traffic/a.cpp", "#include <QString>", true);
        row("charts in ui/charts", "ui/charts/a.cpp", "#include <QtCharts/QChart>", true);
        row("charts nowhere else", "ui/traffic/a.cpp", "#include <QChartView>", false);
        row("Beast is an oracle", "engine/net/a.cpp", "#include <boost/beast/core.hpp>", false);
        row("a file outside every room", "tools/a.cpp", "", false);
    }
    void plantedViolationsAreFound() {
        QFETCH(QString, path);
        QFETCH(QString, source);
        QFETCH(bool, isAllowed);
        QCOMPARE(readTable().violations(path, source).isEmpty(), isAllowed);
    }

    void aBrokenTableSaysSo() {
        QVERIFY(!IncludeTable(QJsonObject()).error().isEmpty());
        const QByteArray badPattern = "{\"rooms\":{\"a\":[]},\"reserved\":[{\"headers\":\"(\"}]}";
        QVERIFY(!IncludeTable(QJsonDocument::fromJson(badPattern).object()).error().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestIncludeTable)
#include "test_include_table.moc"
