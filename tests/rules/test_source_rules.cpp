// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/rules/colour_rule.hpp"
#include "tests/rules/source_tree.hpp"

namespace {

const QStringList kCode{QStringLiteral("engine"), QStringLiteral("app"), QStringLiteral("ui"),
                        QStringLiteral("tests")};

}  // namespace

class TestSourceRules : public QObject {
    Q_OBJECT

private slots:
    void coloursAreNamedInTheThemeOnly() {
        QStringList found;
        const QStringList files = weir::rules::cppFiles({QStringLiteral("ui")});
        for (const QString& file : files) {
            if (file.startsWith(QLatin1String("ui/theme/"))) {
                continue;
            }
            const QRegularExpressionMatch match =
                weir::rules::colourLiteral().match(weir::rules::readSource(file));
            if (match.hasMatch()) {
                found.append(QStringLiteral("%1: %2").arg(file, match.captured()));
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void aColourLiteralIsSeen_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("isLiteral");
        QTest::newRow("text") << QStringLiteral("setColor(\"#12ab9f\")") << true;
        QTest::newRow("numbers") << QStringLiteral("QColor(12, 40, 9)") << true;
        QTest::newRow("named") << QStringLiteral("pen.setColor(Qt::darkGray)") << true;
        QTest::newRow("packed") << QStringLiteral("qRgb(1, 2, 3)") << true;
        QTest::newRow("from the theme") << QStringLiteral("theme.colour(Role::Accent)") << false;
        QTest::newRow("a copy") << QStringLiteral("QColor colour(other);") << false;
        QTest::newRow("transparent") << QStringLiteral("fill(Qt::transparent)") << false;
    }
    void aColourLiteralIsSeen() {
        QFETCH(QString, source);
        QFETCH(bool, isLiteral);
        QCOMPARE(weir::rules::colourLiteral().match(source).hasMatch(), isLiteral);
    }

    void everyFileNamesItsLicence() {
        QStringList found;
        const QStringList files = weir::rules::cppFiles(kCode);
        for (const QString& file : files) {
            if (!weir::rules::readSource(file).startsWith(
                    QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later\n"))) {
                found.append(file);
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void everyModelOfTheWindowIsHeldToTheRulesOfModels() {
        const QRegularExpression declared(
            QStringLiteral(R"(class (\w+)[^:;]*: public Q(?:Abstract\w+|SortFilterProxy)Model)"));
        QString held;
        const QStringList tests = weir::rules::cppFiles({QStringLiteral("tests/ui")});
        for (const QString& file : tests) {
            const QString source = weir::rules::readSource(file);
            held +=
                source.contains(QLatin1String("FailureReportingMode::Fatal")) ? source : QString();
        }
        QStringList models;
        QStringList missing;
        const QStringList files = weir::rules::cppFiles({QStringLiteral("ui")});
        for (const QString& file : files) {
            QRegularExpressionMatchIterator found =
                declared.globalMatch(weir::rules::readSource(file));
            while (found.hasNext()) {
                models << found.next().captured(1);
                const QRegularExpression made(
                    QStringLiteral("\\b%1&? \\w+[;({ ]").arg(models.last()));
                if (!held.contains(made)) {
                    missing << models.last();
                }
            }
        }
        QVERIFY(models.size() > 20);
        QCOMPARE(missing.join(u' '), QString());
    }

    void noFileOutgrowsOneIdea() {
        constexpr int kMostLines = 500;
        QStringList found;
        const QStringList files = weir::rules::cppFiles(kCode);
        for (const QString& file : files) {
            const qsizetype lines = weir::rules::readSource(file).count(QLatin1Char('\n'));
            if (lines > kMostLines) {
                found.append(QStringLiteral("%1: %2 lines").arg(file).arg(lines));
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestSourceRules)
#include "test_source_rules.moc"
