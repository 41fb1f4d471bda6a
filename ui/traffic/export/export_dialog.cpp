// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/export_dialog.hpp"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/export/export_job.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr const char* kFolderKey = "traffic/export_folder";
constexpr const char* kFormatKey = "traffic/export_format";
constexpr int kBarSteps = 1'000;
constexpr qint64 kNoGuessBeforeMs = 1'000;

QString askForFile(QWidget* parent, const QString& suggested, const QString& kinds) {
    // That a file is there already is said in the dialog.
    return QFileDialog::getSaveFileName(parent, ExportDialog::tr("Export to"), suggested, kinds,
                                        nullptr, QFileDialog::DontConfirmOverwrite);
}

QString folderOf(const QSettings& store) {
    const QString kept = store.value(QLatin1String(kFolderKey)).toString();
    if (!kept.isEmpty() && QFileInfo(kept).isDir()) {
        return kept;
    }
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

}  // namespace

ExportDialog::ExportDialog(admin::AdminClient& client, Calls calls, ExportOrigin origin,
                           QSettings& store, QWidget* parent, AskPath askPath)
    : GrowingDialog(parent),
      m_client(client),
      m_calls(std::move(calls)),
      m_origin(std::move(origin)),
      m_store(store),
      m_askPath(askPath ? std::move(askPath) : askForFile),
      m_which(new QComboBox(this)),
      m_format(new Segments(3, this)),
      m_about(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_path(new QLineEdit(this)),
      m_choose(new Button(ButtonKind::Normal, this)),
      m_pathNote(makeParagraph(TextRole::Small, Tone::Warn, this)),
      m_bar(new QProgressBar(this)),
      m_progress(makeLabel(TextRole::Small, Tone::Muted, this)),
      m_footer(new DialogFooter(this)) {
    setWindowTitle(tr("Export calls"));
    m_format->setTexts(
        {QStringLiteral("CSV"), QStringLiteral("JSON Lines"), QStringLiteral("HAR")});
    m_format->setAccessibleName(tr("Format"));
    m_format->setCurrent(std::clamp(store.value(QLatin1String(kFormatKey)).toInt(), 0, 2));
    m_which->setAccessibleName(tr("Calls"));
    for (const Choice& each : m_calls.choices) {
        m_which->addItem(each.name);
    }
    m_choose->setText(tr("Choose…"));
    m_path->setAccessibleName(tr("File"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, kBarSteps);
    const QString name = QStringLiteral("weir-calls-") +
                         QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmm"));
    m_path->setText(QDir(folderOf(store)).filePath(name));
    m_footer->setPrimaryText(tr("Export"));
    m_footer->setNote(tr("What looks like a key is left out of headers and bodies."));

    m_footer->placeUnder(makeForm(), 560);

    connect(m_which, &QComboBox::currentIndexChanged, this, &ExportDialog::showState);
    connect(m_format, &Segments::chosen, this, &ExportDialog::takeFormat);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::showState);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choosePath);
    connect(m_footer, &DialogFooter::primaryAsked, this, &ExportDialog::start);
    takeFormat();
}

ExportDialog::~ExportDialog() = default;

QWidget* ExportDialog::makeForm() {
    auto* form = new QWidget(this);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                               metrics().edgeRight);
    layout->setSpacing(metrics().space(1));
    const auto addLabel = [&](const QString& text, QWidget* buddy) {
        QLabel* label = makeLabel(TextRole::Body, Tone::Text2, form);
        label->setText(text);
        label->setBuddy(buddy);
        layout->addWidget(label);
    };
    addLabel(tr("Calls"), m_which);
    layout->addWidget(m_which);
    if (!m_calls.filter.isEmpty()) {
        QLabel* filter = makeParagraph(TextRole::Mono, Tone::Text2, form);
        filter->setText(m_calls.filter);
        layout->addWidget(filter);
    }
    layout->addSpacing(metrics().space(2));
    addLabel(tr("Format"), m_format);
    layout->addWidget(m_format, 0, Qt::AlignLeft);
    layout->addWidget(m_about);
    layout->addSpacing(metrics().space(2));
    addLabel(tr("File"), m_path);
    auto* path = new QHBoxLayout;
    path->setSpacing(metrics().space(2));
    path->addWidget(m_path, 1);
    path->addWidget(m_choose);
    layout->addLayout(path);
    layout->addWidget(m_pathNote);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_bar);
    layout->addWidget(m_progress);
    layout->addStretch();
    return form;
}

const ExportDialog::Choice& ExportDialog::choice() const {
    return m_calls.choices[static_cast<std::size_t>(m_which->currentIndex())];
}

ExportFormat ExportDialog::format() const {
    return static_cast<ExportFormat>(m_format->current());
}

void ExportDialog::takeFormat() {
    switch (format()) {
        case ExportFormat::Csv:
            m_about->setText(
                tr("One line a call, for a spreadsheet. A text that a spreadsheet would take for a "
                   "formula has an apostrophe in front."));
            break;
        case ExportFormat::JsonLines:
            m_about->setText(
                tr("One line of JSON a call, with every field; money in billionths of a dollar."));
            break;
        case ExportFormat::Har:
            m_about->setText(
                tr("Headers, attempts, and the bodies that are kept, for the network tools of a "
                   "browser. Of bodies on disk it is recorded who was given them."));
            break;
    }
    const QFileInfo file(m_path->text());
    QString name = file.fileName();
    for (const ExportFormat each :
         {ExportFormat::Csv, ExportFormat::JsonLines, ExportFormat::Har}) {
        if (name.endsWith(u'.' + extensionOf(each))) {
            name.chop(extensionOf(each).size() + 1);
        }
    }
    m_path->setText(QDir(file.path()).filePath(name + u'.' + extensionOf(format())));
    showState();
}

void ExportDialog::choosePath() {
    const QString extension = extensionOf(format());
    const QString chosen =
        m_askPath(this, m_path->text(), tr("%1 files (*.%2)").arg(extension.toUpper(), extension));
    if (!chosen.isEmpty()) {
        m_path->setText(chosen);
    }
}

void ExportDialog::showState() {
    const QFileInfo file(m_path->text());
    const bool runs = m_job != nullptr;
    m_pathNote->setText(file.isDir()    ? tr("This is a folder.")
                        : file.exists() ? tr("A file of this name is there; it will be replaced.")
                                        : QString());
    m_pathNote->setVisible(!m_pathNote->text().isEmpty() && !runs);
    for (QWidget* part : {static_cast<QWidget*>(m_which), static_cast<QWidget*>(m_format),
                          static_cast<QWidget*>(m_path), static_cast<QWidget*>(m_choose)}) {
        part->setEnabled(!runs);
    }
    m_bar->setVisible(runs && m_job->total());
    m_progress->setVisible(runs);
    const bool named = !file.fileName().isEmpty() && !file.isDir();
    m_footer->setPrimaryEnabled(!runs && named && !choice().empty,
                                runs    ? tr("The calls are being written.")
                                : named ? tr("There is no call to export.")
                                        : tr("The file has no name."));
}

void ExportDialog::showProgress() {
    const std::uint64_t done = m_job->done();
    const std::uint64_t total = m_job->total().value_or(0);
    m_bar->setVisible(total > 0);
    if (total == 0) {
        m_progress->setText(tr("%1 calls written").arg(countText(done)));
        return;
    }
    m_bar->setValue(static_cast<int>(kBarSteps * done / total));
    QString words = tr("%1 of %2 calls").arg(countText(done), countText(total));
    if (done > 0 && m_since.elapsed() > kNoGuessBeforeMs) {
        const auto left = static_cast<std::int64_t>(static_cast<double>(m_since.elapsed()) *
                                                    static_cast<double>(total - done) /
                                                    static_cast<double>(done));
        words = tr("%1, %Ln s left", nullptr, static_cast<int>((left + 999) / 1'000)).arg(words);
    }
    m_progress->setText(words);
}

void ExportDialog::start() {
    if (m_job) {
        return;
    }
    const QString path = QFileInfo(m_path->text()).absoluteFilePath();
    m_store.setValue(QLatin1String(kFolderKey), QFileInfo(path).path());
    m_store.setValue(QLatin1String(kFormatKey), m_format->current());
    m_job = std::make_unique<ExportJob>(
        m_client, ExportJob::Order{choice().source(), format(), path, m_origin});
    connect(m_job.get(), &ExportJob::progressed, this, &ExportDialog::showProgress);
    connect(m_job.get(), &ExportJob::failed, this, &ExportDialog::end);
    connect(m_job.get(), &ExportJob::cancelled, this,
            [this] { end(tr("Stopped. No file was written.")); });
    connect(m_job.get(), &ExportJob::finished, this, [this] {
        emit exported(m_job->path(), m_job->done());
        accept();
    });
    m_since.start();
    m_footer->setNote(tr("What looks like a key is left out of headers and bodies."));
    showProgress();
    showState();
    m_job->start();
}

void ExportDialog::end(const QString& problem) {
    m_job.release()->deleteLater();  // it is what tells us
    m_footer->setProblem(problem);
    showState();
}

void ExportDialog::reject() {
    if (m_job) {
        m_job->cancel();
        return;
    }
    GrowingDialog::reject();
}

}  // namespace weir::ui
