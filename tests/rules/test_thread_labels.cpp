// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QHash>
#include <QTest>
#include <algorithm>

#include "tests/rules/reach.hpp"
#include "tests/rules/source_tree.hpp"

using namespace weir::rules;

namespace {

QStringList startersFrom(const QString& source, const QHash<QString, QString>& files,
                         const Reach& reach) {
    QStringList starters;
    for (const QString& path : reach.from(source)) {
        if (startsThreads(files.value(path))) {
            starters << path;
        }
    }
    starters.sort();
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
        const QStringList tests =
            QString::fromUtf8(list.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(tests.size() > 50);
        QHash<QString, QString> files;
        for (const QString& path :
             cppFiles({QStringLiteral("engine"), QStringLiteral("app"), QStringLiteral("tests")})) {
            files.insert(path, readSource(path));
        }
        const Reach reach(files);
        const QStringList sources = files.keys();
        QStringList wrong;
        for (const QString& test : tests) {
            const QString name = test + QStringLiteral(".cpp");
            const auto source = std::ranges::find(sources, name, nameOf);
            QVERIFY2(source != sources.end(), qPrintable(name));
            for (const QString& starter : startersFrom(*source, files, reach)) {
                wrong << QStringLiteral("%1 reaches %2 and lacks the label \"threads\"")
                             .arg(*source, starter);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void whatIsBehindAHeaderIsReached() {
        const QString starts = QStringLiteral("std::thread m_thread;\n");
        const QHash<QString, QString> files{
            {QStringLiteral("t/t.cpp"), QStringLiteral("#include \"a/a.hpp\"\n")},
            {QStringLiteral("a/a.hpp"), QStringLiteral("class A;\n")},
            {QStringLiteral("a/a.cpp"),
             QStringLiteral("#include \"a/a.hpp\"\n#include \"b/b.hpp\"\n")},
            {QStringLiteral("b/b.hpp"), starts},
            {QStringLiteral("c/c.hpp"), starts},
            {QStringLiteral("c/uses_a.cpp"), QStringLiteral("#include \"a/a.hpp\"\n") + starts},
        };
        QCOMPARE(startersFrom(QStringLiteral("t/t.cpp"), files, Reach(files)),
                 QStringList{QStringLiteral("b/b.hpp")});
    }

    void aCountOfCoresIsNoThread() {
        QVERIFY(!startsThreads(QStringLiteral("std::thread::hardware_concurrency()")));
        QVERIFY(!startsThreads(QStringLiteral("std::this_thread::yield()")));
        QVERIFY(startsThreads(QStringLiteral("std::thread([] {}).join();")));
        QVERIFY(startsThreads(QStringLiteral("std::jthread m_one;")));
        QVERIFY(startsThreads(QStringLiteral("auto later = std::async(f);")));
        QVERIFY(startsThreads(QStringLiteral("pthread_create(&one, nullptr, run, nullptr);")));
    }
};

QTEST_GUILESS_MAIN(TestThreadLabels)
#include "test_thread_labels.moc"
