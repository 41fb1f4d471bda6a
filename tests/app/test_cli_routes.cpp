// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir routes` and `weir policy`, with and without a gateway.
class TestCliRoutes : public QObject {
    Q_OBJECT

    static constexpr const char* kDocument =
        "listen: 127.0.0.1:0\n"
        "providers:\n  - {name: sim, kind: simulator}\n"
        "routes:\n"
        "  - name: tools\n"
        "    when: {model: auto, tools: true}\n"
        "    use: {targets: [sim/sim-slow]}\n"
        "  - {name: off, enabled: false, refuse: \"Not now.\"}\n"
        "  - name: rest\n"
        "    use: {strategy: weighted, targets: [{target: sim/sim-fast, weight: 3}]}\n";

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome weir(const QStringList& words) const {
        return runWeir(words + QStringList{"--data", m_folder->path()});
    }
    void write(const QByteArray& text) const {
        QFile written(m_folder->filePath("weir.yaml"));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
    }
    QByteArray document() const {
        QFile file(m_folder->filePath("weir.yaml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        write(kDocument);
    }

    void everyRouteIsALine() {
        const auto check = [this] {
            const Outcome shown = weir({"routes", "list"});
            QCOMPARE(shown.code, 0);
            QCOMPARE(shown.err, QByteArray());
            const auto lines = shown.out.split('\n');
            QCOMPARE(lines.size(), 5);
            QCOMPARE(lines[0].simplified(), QByteArray("NAME ON WHEN STRATEGY TARGETS HITS LAST"));
            QCOMPARE(lines[1].simplified(),
                     QByteArray("tools yes {model: auto, tools: true} ordered sim/sim-slow 0 -"));
            QCOMPARE(lines[2].simplified(), QByteArray("off no always - refuses: Not now. 0 -"));
            QCOMPARE(lines[3].simplified(),
                     QByteArray("rest yes always weighted sim/sim-fast (3) 0 -"));
        };
        check();
        Serving gateway({"--data", m_folder->path()});
        check();
    }

    void aRouteThatNeverTakesACallIsSaid() {
        write(QByteArray(kDocument) + "  - {name: late, refuse: No.}\n");
        const Outcome shown = weir({"routes", "list"});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.err.contains("late: It never takes a call"), shown.err.constData());
    }

    void aCallIsTried() {
        const Outcome plain = weir({"routes", "try", "--model", "auto", "--tokens", "10"});
        QCOMPARE(plain.code, 0);
        QVERIFY2(plain.out.contains("passes    tools: not {tools: true}"), plain.out.constData());
        QVERIFY(plain.out.contains("is off    off"));
        QVERIFY(plain.out.contains("takes it  rest"));
        QVERIFY(plain.out.contains("sim/sim-fast"));
        QVERIFY(
            weir({"routes", "try", "--model", "auto", "--tools"}).out.contains("takes it  tools"));
        QCOMPARE(weir({"routes", "try", "--tokens", "many"}).code, 2);
        QCOMPARE(weir({"routes", "try", "--header", "nonsense"}).code, 2);
        QCOMPARE(weir({"routes", "try", "--metadata", "nonsense"}).code, 2);
        QCOMPARE(weir({"routes", "try", "--endpoint", "/nowhere"}).code, 1);
    }

    void programsGetJson() {
        const auto routes = weir({"routes", "list", "--json"}).json()["routes"].toArray();
        QCOMPARE(routes.size(), 3);
        QCOMPARE(routes[2].toObject()["settings"].toObject()["strategy"].toString(),
                 QString("weighted"));
        const auto trial = weir({"routes", "try", "--model", "auto", "--json"}).json();
        QCOMPARE(trial["route"].toString(), QString("rest"));
    }

    void anOlderRevisionIsShownAndComesBack() {
        QCOMPARE(weir({"policy", "show"}).out, QByteArray(kDocument));
        QByteArray other = kDocument;
        other.replace("Not now.", "Never.");
        write(other);
        const Outcome history = weir({"policy", "history"});
        QCOMPARE(history.code, 0);
        const auto lines = history.out.split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[1].startsWith("2, in force"), history.out.constData());
        QVERIFY(lines[2].startsWith("1 "));
        QCOMPARE(weir({"policy", "history", "--last", "1"}).out.split('\n').size(), 3);
        QCOMPARE(weir({"policy", "show", "--revision", "1"}).out, QByteArray(kDocument));

        const Outcome back = weir({"policy", "rollback", "1", "--comment", "as it was"});
        QCOMPARE(back.code, 0);
        QCOMPARE(document(), QByteArray(kDocument));
        QVERIFY(weir({"policy", "history"}).out.contains("as it was"));
        const Outcome none = weir({"policy", "show", "--revision", "99"});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("There is no revision 99"));
    }

    void whatARevisionChangedIsShown() {
        const Outcome first = weir({"policy", "diff"});
        QCOMPARE(first.code, 0);
        QVERIFY2(first.out.startsWith("--- nothing\n+++ revision 1\n"), first.out.constData());
        QByteArray other = kDocument;
        other.replace("Not now.", "Never.");
        QFile file(m_folder->filePath("other.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) == other.size());
        file.close();
        const QByteArray would = weir({"policy", "diff", "--file", file.fileName()}).out;
        QVERIFY2(would.startsWith("--- revision 1\n+++ " + file.fileName().toUtf8()),
                 would.constData());
        QCOMPARE(would.count("\n-"), 1);
        QCOMPARE(would.count("\n+"), 2);

        write(other);
        const Outcome last = weir({"policy", "diff"});
        QVERIFY2(last.out.startsWith("--- revision 1\n+++ revision 2\n"), last.out.constData());
        QCOMPARE(last.out.mid(last.out.indexOf("@@")), would.mid(would.indexOf("@@")));
        QCOMPARE(weir({"policy", "diff", "--from", "1", "--to", "2"}).out, last.out);
        QCOMPARE(weir({"policy", "diff", "--from", "2"}).out,
                 QByteArray("revision 2 and revision 2 are the same.\n"));
        QCOMPARE(weir({"policy", "diff", "--json"}).json()["from"].toString(),
                 QString("revision 1"));

        QCOMPARE(weir({"policy", "diff", "--from", "none"}).code, 2);
        QCOMPARE(weir({"policy", "diff", "--to", "1", "--file", file.fileName()}).code, 2);
        const Outcome gone = weir({"policy", "diff", "--file", "/nowhere.yaml"});
        QCOMPARE(gone.code, 1);
        QVERIFY(gone.err.contains("There is no file /nowhere.yaml"));
        QVERIFY(weir({"policy", "diff", "--from", "99"}).err.contains("There is no revision 99"));
    }

    void aDocumentIsApplied() {
        const auto check = [this](const QByteArray& refusal, int revision) {
            QByteArray other = kDocument;
            other.replace("Not now.", refusal);
            QFile file(m_folder->filePath("other.yaml"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) == other.size());
            file.close();
            const QByteArray number = QByteArray::number(revision);
            const Outcome late =
                weir({"policy", "apply", file.fileName(), "--base", QString::number(revision + 7)});
            QCOMPARE(late.code, 1);
            QVERIFY2(late.err.contains("is in force, and this document was made from"),
                     late.err.constData());
            QVERIFY(document() != other);
            const Outcome applied =
                weir({"policy", "apply", file.fileName(), "--comment", "by hand"});
            QCOMPARE(applied.out, "Revision " + number + " is in force.\n");
            QCOMPARE(document(), other);
            QVERIFY(weir({"policy", "history"}).out.contains("by hand"));
            QVERIFY(weir({"policy", "apply", file.fileName()})
                        .out.startsWith("Nothing changed: revision " + number));
        };
        check("Never.", 2);
        Serving gateway({"--data", m_folder->path()});
        check("Ever.", 3);
        QFile broken(m_folder->filePath("broken.yaml"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("routes: 1\n") > 0);
        broken.close();
        const QByteArray before = document();
        const Outcome refused = weir({"policy", "apply", broken.fileName()});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("routes"), refused.err.constData());
        QCOMPARE(document(), before);
        QCOMPARE(weir({"policy", "apply", m_folder->filePath("none.yaml")}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliRoutes)
#include "test_cli_routes.moc"
