// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QHash>
#include <QTest>
#include <algorithm>

#include "tests/rules/reach.hpp"
#include "tests/rules/source_tree.hpp"

using namespace weir::rules;

namespace {

QStringList startersFrom(const QString& source, const ReadFile& read) {
    QStringList starters;
    for (const QString& path : reachedFrom(source, read)) {
        if (startsThreads(read(path))) {
            starters << path;
        }
    }
    return starters;
}

QString nameOf(const QString& path) {
    return path.section(QLatin1Char('/'), -1);
}

}  // namespace

// A test of the engine that can start threads and does not say so would be left out of
// ThreadSanitizer.
class TestThreadLabels : public QObject {
    Q_OBJECT

private slots:
    void whatCanStartThreadsSaysSo() {
        QFile list(QStringLiteral(WEIR_SINGLE_THREADED));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QStringList programs =
            QString::fromUtf8(list.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(programs.size() > 50);
        const QStringList sources = cppFiles({QStringLiteral("tests")});
        QHash<QString, QString> texts;  // each is read once
        const auto read = [&](const QString& path) {
            const auto known = texts.constFind(path);
            return known == texts.cend() ? *texts.insert(path, readSource(path)) : *known;
        };
        QStringList wrong;
        for (const QString& program : programs) {
            const QString name = nameOf(program) + QStringLiteral(".cpp");
            const auto source = std::ranges::find(sources, name, nameOf);
            QVERIFY2(source != sources.end(), qPrintable(name));
            for (const QString& starter : startersFrom(*source, read)) {
                wrong << QStringLiteral("%1 reaches %2 and lacks the label \"threads\"")
                             .arg(*source, starter);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void whatIsBehindAHeaderIsReached() {
        const QHash<QString, QString> files{
            {QStringLiteral("t.cpp"), QStringLiteral("#include \"a.hpp\"\n")},
            {QStringLiteral("a.hpp"), QStringLiteral("class A;\n")},
            {QStringLiteral("a.cpp"), QStringLiteral("#include \"a.hpp\"\n#include \"b.hpp\"\n")},
            {QStringLiteral("b.hpp"), QStringLiteral("std::thread m_thread;\n")},
            {QStringLiteral("c.hpp"), QStringLiteral("std::jthread other;\n")},
        };
        QCOMPARE(startersFrom(QStringLiteral("t.cpp"),
                              [&](const QString& path) { return files.value(path); }),
                 QStringList{QStringLiteral("b.hpp")});
    }

    void aCountOfCoresIsNoThread() {
        QVERIFY(!startsThreads(QStringLiteral("std::thread::hardware_concurrency()")));
        QVERIFY(!startsThreads(QStringLiteral("std::this_thread::yield()")));
        QVERIFY(startsThreads(QStringLiteral("std::thread([] {}).join();")));
    }
};

QTEST_GUILESS_MAIN(TestThreadLabels)
#include "test_thread_labels.moc"
