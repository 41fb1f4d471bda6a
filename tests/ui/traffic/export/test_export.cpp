// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/export/booked_calls.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/export/export_job.hpp"
#include "ui/traffic/export/listed_calls.hpp"
#include "ui/widgets/segments.hpp"

namespace weir::ui {

namespace {

std::unique_ptr<ListedCalls> listed(std::vector<admin::ExchangeRow> rows) {
    return std::make_unique<ListedCalls>(
        std::make_shared<const std::vector<admin::ExchangeRow>>(std::move(rows)));
}

std::vector<admin::ExchangeRow> rowsUpTo(std::uint32_t count) {
    std::vector<admin::ExchangeRow> rows;
    for (std::uint32_t number = 0; number < count; ++number) {
        rows.push_back(cannedRow(number));
    }
    return rows;
}

// A source that never says how many there are, and holds back until it is told to go on.
class SlowCalls : public CallSource {
public:
    std::optional<std::uint64_t> total() const override { return std::nullopt; }
    void next(std::size_t, Taken taken) override { m_waiting = std::move(taken); }
    bool isAsked() const { return m_waiting != nullptr; }
    void give(Result<std::vector<admin::ExchangeRow>> rows) {
        std::exchange(m_waiting, nullptr)(std::move(rows));
    }

private:
    Taken m_waiting;
};

// The most a file of this process may hold, until the end of the scope: a disk that fills up.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

// Shown, and the one that keys go to.
bool seen(QDialog& dialog) {
    dialog.show();
    dialog.activateWindow();
    return QTest::qWaitForWindowActive(&dialog);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Fixture {
    Fixture() : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat) {
        answerAll(client);
        QDir(home.path()).mkdir(QStringLiteral("out"));
    }
    QString path(const QString& name) const { return home.filePath(QStringLiteral("out/") + name); }
    QStringList files() const {
        return QDir(home.filePath(QStringLiteral("out"))).entryList(QDir::Files | QDir::Hidden);
    }
    std::unique_ptr<ExportJob> job(std::unique_ptr<CallSource> source, ExportFormat format,
                                   const QString& name) {
        return std::make_unique<ExportJob>(
            client, ExportJob::Order{std::move(source), format, path(name), {}});
    }
    std::unique_ptr<ExportDialog> dialog(std::uint32_t calls, ExportDialog::AskPath askPath = {}) {
        store.setValue(QStringLiteral("traffic/export_folder"),
                       home.filePath(QStringLiteral("out")));
        return std::make_unique<ExportDialog>(
            client,
            ExportDialog::Calls{
                {{QStringLiteral("shown"),
                  [calls]() -> std::unique_ptr<CallSource> { return listed(rowsUpTo(calls)); },
                  calls == 0},
                 {QStringLiteral("booked"),
                  [this] {
                      return std::make_unique<BookedCalls>(client, "key:demo", Timestamp());
                  }}},
                QStringLiteral("tokens>400 -key:demo")},
            ExportOrigin{QStringLiteral("http://127.0.0.1:9347"), QStringLiteral("0.1.0")}, store,
            nullptr, std::move(askPath));
    }

    QTemporaryDir home;
    QSettings store;
    FakeAdminClient client;
};

}  // namespace

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyCallIsInTheFileInItsOrder() {
        Fixture fixture;
        auto job =
            fixture.job(listed(rowsUpTo(1'234)), ExportFormat::Csv, QStringLiteral("calls.csv"));
        QSignalSpy finished(job.get(), &ExportJob::finished);
        QSignalSpy progressed(job.get(), &ExportJob::progressed);
        job->start();
        QVERIFY(finished.wait());
        QCOMPARE(job->done(), 1'234U);
        QVERIFY(progressed.count() > 2);
        const QByteArrayList lines =
            contentOf(fixture.path(QStringLiteral("calls.csv"))).split('\n');
        QCOMPARE(lines.size(), 1'236);  // names, calls, nothing after the last end of line
        QVERIFY(lines.at(1).startsWith(QByteArray::fromStdString(cannedId(0).text())));
        QVERIFY(lines.at(1'234).startsWith(QByteArray::fromStdString(cannedId(1'233).text())));
        QCOMPARE(fixture.files(), QStringList{QStringLiteral("calls.csv")});
        const auto others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFile::permissions(fixture.path(QStringLiteral("calls.csv"))) & others));
    }

    void aHarAsksForEveryCallAndItsBodies() {
        Fixture fixture;
        fixture.client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            if (asked.id == cannedId(2)) {
                return Result<admin::ExchangeDetail>(Error::notFound("It fell out of memory."));
            }
            admin::ExchangeDetail detail = cannedDetail(cannedRow(0));
            detail.row.id = asked.id;
            detail.bodiesKept = asked.id != cannedId(1);
            return Result<admin::ExchangeDetail>(detail);
        });
        auto job =
            fixture.job(listed(rowsUpTo(20)), ExportFormat::Har, QStringLiteral("calls.har"));
        QSignalSpy finished(job.get(), &ExportJob::finished);
        job->start();
        QVERIFY(finished.wait());
        const auto entries =
            QJsonDocument::fromJson(contentOf(fixture.path(QStringLiteral("calls.har"))))
                .object()
                .value(u"log")
                .toObject()
                .value(u"entries")
                .toArray();
        QCOMPARE(entries.size(), 20);
        for (int each = 0; each < entries.size(); ++each) {
            const QJsonObject entry = entries.at(each).toObject();
            QCOMPARE(
                entry.value(u"_weir").toObject().value(u"row").toObject().value(u"id").toString(),
                QString::fromStdString(cannedId(static_cast<std::uint32_t>(each)).text()));
            QCOMPARE(entry.value(u"request").toObject().contains(u"postData"),
                     each != 1 && each != 2);
        }
        QCOMPARE(fixture.client.timesAsked<admin::GetBodies>(), 18);
    }

    void bodiesThatCannotBeReadAreSaidAndDoNotEndIt() {
        Fixture fixture;
        fixture.client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
            admin::ExchangeDetail detail = cannedDetail(cannedRow(0));
            detail.row.id = asked.id;
            return Result<admin::ExchangeDetail>(detail);
        });
        fixture.client.on<admin::GetBodies>([](const admin::GetBodies& asked) {
            return asked.id == cannedId(1)
                       ? Result<admin::ExchangeBodies>(Error::invalid("They are damaged."))
                       : Result<admin::ExchangeBodies>(cannedBodies());
        });
        auto job = fixture.job(listed(rowsUpTo(3)), ExportFormat::Har, QStringLiteral("calls.har"));
        QSignalSpy finished(job.get(), &ExportJob::finished);
        job->start();
        QVERIFY(finished.wait());
        const auto entries =
            QJsonDocument::fromJson(contentOf(fixture.path(QStringLiteral("calls.har"))))
                .object()[u"log"][u"entries"]
                .toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[1][u"request"][u"comment"].toString(),
                 QStringLiteral("They are damaged."));
        QVERIFY(!entries[1][u"request"].toObject().contains(u"postData"));
        QVERIFY(entries[2][u"request"].toObject().contains(u"postData"));
    }

    void aDiskThatFillsUpSaysSoAndLeavesWhatWasThere() {
        Fixture fixture;
        const QString path = fixture.path(QStringLiteral("calls.csv"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("yesterday");
        before.close();
        const FullDisk disk(20'000);
        auto job =
            fixture.job(listed(rowsUpTo(5'000)), ExportFormat::Csv, QStringLiteral("calls.csv"));
        QSignalSpy failed(job.get(), &ExportJob::failed);
        QSignalSpy finished(job.get(), &ExportJob::finished);
        job->start();
        QVERIFY(failed.wait());
        const QString problem = failed.at(0).at(0).toString();
        QVERIFY2(problem.contains(path), qPrintable(problem));
        QVERIFY2(problem.contains(QStringLiteral("File too large")), qPrintable(problem));
        QCOMPARE(finished.count(), 0);
        QVERIFY(job->done() < 5'000);
        QCOMPARE(contentOf(path), QByteArray("yesterday"));
        QTRY_COMPARE(fixture.files(), QStringList{QStringLiteral("calls.csv")});
    }

    void aFolderThatIsNotThereSaysSo() {
        Fixture fixture;
        auto job = fixture.job(listed(rowsUpTo(3)), ExportFormat::Csv,
                               QStringLiteral("no/such/folder.csv"));
        QSignalSpy failed(job.get(), &ExportJob::failed);
        job->start();
        QVERIFY(failed.wait());
        QVERIFY(failed.at(0).at(0).toString().contains(QStringLiteral("No such file")));
    }

    void aCancelledExportLeavesNothing() {
        Fixture fixture;
        auto source = std::make_unique<SlowCalls>();
        SlowCalls& calls = *source;
        auto job =
            fixture.job(std::move(source), ExportFormat::JsonLines, QStringLiteral("calls.jsonl"));
        QSignalSpy cancelled(job.get(), &ExportJob::cancelled);
        QSignalSpy finished(job.get(), &ExportJob::finished);
        job->start();
        QTRY_VERIFY(calls.isAsked());
        calls.give(rowsUpTo(100));
        QTRY_VERIFY(calls.isAsked());
        QCOMPARE(job->done(), 100U);
        QVERIFY(!job->total());
        job->cancel();
        QCOMPARE(cancelled.count(), 1);
        QTRY_COMPARE(fixture.files(), QStringList());
        calls.give(rowsUpTo(100));
        QTest::qWait(50);
        QCOMPARE(finished.count(), 0);
        QCOMPARE(fixture.files(), QStringList());
    }

    // All calls are written: what is said is that the file is there, because it is.
    void whoCancelsWhenAllIsWrittenHasTheFile() {
        Fixture fixture;
        auto source = std::make_unique<SlowCalls>();
        SlowCalls& calls = *source;
        auto job =
            fixture.job(std::move(source), ExportFormat::JsonLines, QStringLiteral("calls.jsonl"));
        QSignalSpy cancelled(job.get(), &ExportJob::cancelled);
        QSignalSpy finished(job.get(), &ExportJob::finished);
        job->start();
        QTRY_VERIFY(calls.isAsked());
        calls.give(rowsUpTo(100));
        QTRY_VERIFY(calls.isAsked());
        calls.give(std::vector<admin::ExchangeRow>());
        job->cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(cancelled.count(), 0);
        QCOMPARE(fixture.files(), QStringList{QStringLiteral("calls.jsonl")});
    }

    void aSourceThatFailsEndsTheExport() {
        Fixture fixture;
        auto source = std::make_unique<SlowCalls>();
        SlowCalls& calls = *source;
        auto job = fixture.job(std::move(source), ExportFormat::Csv, QStringLiteral("calls.csv"));
        QSignalSpy failed(job.get(), &ExportJob::failed);
        job->start();
        QTRY_VERIFY(calls.isAsked());
        calls.give(Error::unavailable("Nobody answers in the data folder."));
        QCOMPARE(failed.count(), 1);
        QTRY_COMPARE(fixture.files(), QStringList());
    }

    void aJobThatIsDroppedMidwayLeavesNothing() {
        Fixture fixture;
        auto source = std::make_unique<SlowCalls>();
        SlowCalls& calls = *source;
        auto job = fixture.job(std::move(source), ExportFormat::Csv, QStringLiteral("calls.csv"));
        job->start();
        QTRY_VERIFY(calls.isAsked());
        job.reset();
        QCOMPARE(fixture.files(), QStringList());
    }

    void aPersonExportsWithTheKeyboard() {
        Fixture fixture;
        auto dialog = fixture.dialog(700);
        QSignalSpy exported(dialog.get(), &ExportDialog::exported);
        QVERIFY(seen(*dialog));
        QCOMPARE(unnamedControls(dialog.get()), QStringList());
        auto* path = dialog->findChild<QLineEdit*>();
        path->setText(fixture.path(QStringLiteral("mine.csv")));
        // Enter finishes nothing.
        QTest::keyClick(path, Qt::Key_Return);
        QTest::qWait(20);
        QCOMPARE(fixture.files(), QStringList());
        auto* format = dialog->findChild<Segments*>();
        format->findChildren<QAbstractButton*>().at(0)->setFocus();
        QTest::keyClick(format->findChildren<QAbstractButton*>().at(0), Qt::Key_Right);
        QTest::keyClick(dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(exported.wait());
        QCOMPARE(exported.at(0).at(0).toString(), fixture.path(QStringLiteral("mine.jsonl")));
        QCOMPARE(exported.at(0).at(1).toULongLong(), 700U);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(fixture.files(), QStringList{QStringLiteral("mine.jsonl")});
    }

    // The books answer a page at a time, and one without rows is not the last.
    void callsComeOutOfTheBooksToo() {
        Fixture fixture;
        std::vector<admin::ListOlderTraffic> asked;
        fixture.client.on<admin::ListOlderTraffic>([&asked](const admin::ListOlderTraffic& page) {
            asked.push_back(page);
            admin::OlderTraffic older;
            older.next = cannedId(static_cast<std::uint32_t>(1'000 - asked.size()));
            if (asked.size() == 1 || asked.size() == 3) {
                older.rows = rowsUpTo(7);
            }
            older.atEnd = asked.size() == 4;
            return Result<admin::OlderTraffic>(older);
        });
        auto dialog = fixture.dialog(0);
        QVERIFY(seen(*dialog));
        auto* path = dialog->findChild<QLineEdit*>();
        path->setText(fixture.path(QStringLiteral("booked.csv")));
        QSignalSpy exported(dialog.get(), &ExportDialog::exported);
        QTest::keyClick(path, Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(20);
        QVERIFY(asked.empty());  // there is no call in the table to export

        auto* which = dialog->findChild<QComboBox*>();
        which->setFocus();
        QTest::keyClick(which, Qt::Key_Down);
        QTest::keyClick(path, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(exported.wait());
        QCOMPARE(exported.at(0).at(1).toULongLong(), 14U);
        QCOMPARE(asked.size(), std::size_t(4));
        QCOMPARE(asked[0].filter, std::string("key:demo"));
        QVERIFY(asked[0].before.empty());
        QCOMPARE(asked[1].before, cannedId(999));
        QCOMPARE(asked[3].before, cannedId(997));
        QCOMPARE(contentOf(fixture.path(QStringLiteral("booked.csv"))).count('\n'), 15);
    }

    void booksThatDoNotAnswerAreSaid() {
        Fixture fixture;
        fixture.client.refuse<admin::ListOlderTraffic>(Error::io("The books cannot be read."));
        auto job =
            fixture.job(std::make_unique<BookedCalls>(fixture.client, std::string(), Timestamp()),
                        ExportFormat::Csv, QStringLiteral("booked.csv"));
        QSignalSpy failed(job.get(), &ExportJob::failed);
        job->start();
        QVERIFY(failed.wait());
        QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("The books cannot be read."));
        QTRY_COMPARE(fixture.files(), QStringList());
    }

    void theNameFollowsTheFormatAndTheFolderIsKept() {
        Fixture fixture;
        auto dialog = fixture.dialog(3);
        auto* path = dialog->findChild<QLineEdit*>();
        QVERIFY(path->text().startsWith(fixture.path(QStringLiteral("weir-calls-"))));
        QVERIFY(path->text().endsWith(QLatin1String(".csv")));
        QVERIFY(seen(*dialog));
        dialog->findChild<Segments*>()->findChildren<QAbstractButton*>().at(2)->click();
        QVERIFY(path->text().endsWith(QLatin1String(".har")));
        QVERIFY(!path->text().contains(QLatin1String(".csv")));
    }

    void aFileThatIsThereIsNamedBefore() {
        Fixture fixture;
        const QString path = fixture.path(QStringLiteral("old.csv"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.close();
        auto dialog = fixture.dialog(3, [path](QWidget*, const QString&, const QString& kinds) {
            return kinds.contains(QLatin1String("*.csv")) ? path : QString();
        });
        QVERIFY(seen(*dialog));
        const auto buttons = dialog->findChildren<QPushButton*>();
        for (QPushButton* button : buttons) {
            if (button->text() == QStringLiteral("Choose…")) {
                button->click();
            }
        }
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("will be replaced"));
        }));
    }

    void aFailureStaysInTheDialogAndCanBeTriedAgain() {
        Fixture fixture;
        auto dialog = fixture.dialog(10);
        QSignalSpy exported(dialog.get(), &ExportDialog::exported);
        QVERIFY(seen(*dialog));
        auto* path = dialog->findChild<QLineEdit*>();
        path->setText(fixture.path(QStringLiteral("no/such/folder.csv")));
        QTest::keyClick(dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        const auto says = [&](const QString& words) {
            const auto labels = dialog->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QTRY_VERIFY(says(QStringLiteral("could not be written")));
        QVERIFY(dialog->isVisible());
        QVERIFY(path->isEnabled());
        path->setText(fixture.path(QStringLiteral("good.csv")));
        QTest::keyClick(dialog.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(exported.wait());
        QCOMPARE(fixture.files(), QStringList{QStringLiteral("good.csv")});
    }

    void escapeStopsWhatRunsAndThenCloses() {
        Fixture fixture;
        // No answer ever comes.
        auto source = new SlowCalls;
        ExportDialog dialog(
            fixture.client,
            ExportDialog::Calls{{{QStringLiteral("slow"),
                                  [source] { return std::unique_ptr<CallSource>(source); }}},
                                {}},
            {}, fixture.store, nullptr);
        QVERIFY(seen(dialog));
        dialog.findChild<QLineEdit*>()->setText(fixture.path(QStringLiteral("calls.csv")));
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(source->isAsked());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QTRY_COMPARE(fixture.files(), QStringList());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void noTextIsCutInALongLanguage() {
        Fixture fixture;
        PseudoLocale pseudo;
        QCoreApplication::installTranslator(&pseudo);
        auto dialog = fixture.dialog(212'904);
        QVERIFY(seen(*dialog));
        const QStringList cut = settledCutTexts(dialog.get());
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestExport)
#include "test_export.moc"
