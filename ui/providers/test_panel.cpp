// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/test_panel.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// Pico-dollars a token are micro-dollars a million tokens.
QString perMillion(Pricing pricing, Price price) {
    constexpr double kPicoPerDollarAMillion = 1e6;
    switch (pricing) {
        case Pricing::Unpriced:
            return TestPanel::tr("unpriced");
        case Pricing::Free:
            return TestPanel::tr("free");
        case Pricing::Priced:
            return QLocale().toString(static_cast<double>(price.pico()) / kPicoPerDollarAMillion,
                                      'f', 2);
    }
    return {};
}

}  // namespace

TestPanel::TestPanel(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_result(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_again(new Button(ButtonKind::Normal, this)),
      m_box(new QFrame(this)),
      m_steps(new QGridLayout(m_box)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_modelsTitle(makeLabel(TextRole::Head, Tone::Text, this)),
      m_models(new QTreeWidget(this)) {
    m_box->setProperty("part", QStringLiteral("box"));
    m_steps->setColumnStretch(1, 1);
    m_steps->setContentsMargins(metrics().gap, metrics().space(2), metrics().gap,
                                metrics().space(2));
    m_steps->setVerticalSpacing(metrics().space(1));
    m_again->setIconName(QStringLiteral("refresh"));
    m_models->setColumnCount(3);
    m_models->setRootIsDecorated(false);
    m_models->setUniformRowHeights(true);
    m_models->setProperty("boxed", true);
    m_models->setTabKeyNavigation(false);
    m_models->header()->setStretchLastSection(false);
    m_models->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_models->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_models->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_models->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_models->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);

    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_title);
    line->addWidget(m_result, 1);
    line->addWidget(m_again);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(line);
    layout->addWidget(m_box);
    layout->addWidget(m_hint);
    layout->addWidget(m_modelsTitle);
    layout->addWidget(m_models, 1);
    layout->addStretch();
    connect(m_again, &QPushButton::clicked, this, &TestPanel::asked);
    connect(m_models, &QTreeWidget::itemChanged, this, [this] { retranslate(); });
    showReport();
}

void TestPanel::run(const admin::ProviderSettings& settings, const Secret& key) {
    if (m_running) {
        return;
    }
    m_running = true;
    m_problem.clear();
    showReport();
    admin::TestProvider operation;
    operation.settings = settings;
    operation.key = std::string(key.reveal());
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::TestReport>(
                      [self = QPointer(this)](Result<admin::TestReport> reply) {
                          if (!self) {
                              return;
                          }
                          self->m_running = false;
                          self->m_tested = reply.ok();
                          if (reply) {
                              self->m_report = std::move(*reply);
                          } else {
                              self->m_problem = QString::fromStdString(reply.error().text());
                          }
                          self->showReport();
                          emit self->finished();
                      }));
}

void TestPanel::addStep(const QString& iconName, int token, const QString& what,
                        const QString& value) {
    const int row = m_steps->rowCount();
    auto* icon = new QLabel;
    icon->setPixmap(ui::icon(iconName, static_cast<Token>(token))
                        .pixmap(metrics().iconInline, metrics().iconInline));
    QLabel* words = makeParagraph(TextRole::Body);
    words->setText(what);
    QLabel* time = makeLabel(TextRole::Body, Tone::Muted);
    time->setText(value);
    m_steps->addWidget(icon, row, 0, Qt::AlignTop);
    m_steps->addWidget(words, row, 1);
    m_steps->addWidget(time, row, 2, Qt::AlignTop | Qt::AlignRight);
}

void TestPanel::showReport() {
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool old = m_running || !m_tested;
    if (!old) {
        for (const admin::TestStep& step : m_report.steps) {
            QString words = QString::fromStdString(step.what);
            if (!step.passed && !step.problem.empty()) {
                words += QStringLiteral(": ") + QString::fromStdString(step.problem);
            }
            addStep(step.passed ? QStringLiteral("check") : QStringLiteral("x"),
                    static_cast<int>(step.passed ? Token::Ok : Token::Error), words,
                    durationText(step.durationUs));
        }
    }
    m_box->setVisible(!old && !m_report.steps.empty());

    const QSignalBlocker quiet(m_models);
    m_models->clear();
    if (!old) {
        for (const admin::ModelOffer& offer : m_report.models) {
            auto* item = new QTreeWidgetItem(m_models, {QString::fromStdString(offer.name),
                                                        perMillion(offer.pricing, offer.inPrice),
                                                        perMillion(offer.pricing, offer.outPrice)});
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
            item->setSizeHint(0, QSize(0, metrics().row));
            item->setToolTip(0, QString::fromStdString(offer.name));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            const bool offered = m_serve.empty() || m_serve.contains(offer.name);
            item->setCheckState(0, offered ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_models->setVisible(!old && !m_report.models.empty());
    m_modelsTitle->setVisible(m_models->isVisibleTo(this));
    retranslate();
}

std::vector<std::string> TestPanel::serve() const {
    if (!m_tested || m_report.models.empty()) {
        return {m_serve.begin(), m_serve.end()};
    }
    std::vector<std::string> names;
    for (int row = 0; row < m_models->topLevelItemCount(); ++row) {
        if (m_models->topLevelItem(row)->checkState(0) == Qt::Checked) {
            names.push_back(m_models->topLevelItem(row)->text(0).toStdString());
        }
    }
    const bool all = names.size() == m_report.models.size();
    return all || names.empty() ? std::vector<std::string>() : names;
}

void TestPanel::setServe(const std::vector<std::string>& names) {
    m_serve = {names.begin(), names.end()};
    showReport();
}

void TestPanel::retranslate() {
    m_title->setText(tr("Test"));
    m_again->setText(m_tested ? tr("Test again") : tr("Test"));
    m_again->setEnabled(!m_running);
    m_again->setToolTip(m_running ? tr("The test runs.") : QString());
    std::int64_t total = 0;
    for (const admin::TestStep& step : m_report.steps) {
        total += step.durationUs;
    }
    if (m_running) {
        m_result->setText(tr("runs…"));
        setTone(m_result, Tone::Muted);
    } else if (!m_problem.isEmpty() || (m_tested && !m_report.passed)) {
        m_result->setText(tr("failed"));
        setTone(m_result, Tone::Error);
    } else if (m_tested) {
        m_result->setText(tr("passed in %1").arg(durationText(total)));
        setTone(m_result, Tone::Ok);
    } else {
        m_result->setText(tr("not run yet"));
        setTone(m_result, Tone::Muted);
    }
    QString hint = m_problem;
    if (hint.isEmpty()) {
        hint = m_tested ? QString::fromStdString(m_report.hint)
                        : tr("The test reaches the provider with this key and lists its models. "
                             "Nothing is stored.");
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setTone(m_hint, m_problem.isEmpty() ? Tone::Muted : Tone::Error);
    const std::size_t chosen = serve().size();
    const std::size_t known = m_report.models.size();
    m_modelsTitle->setText(
        chosen == 0 ? tr("Models to offer: all %1").arg(countText(known))
                    : tr("Models to offer: %1 of %2").arg(countText(chosen), countText(known)));
    m_models->setAccessibleName(tr("Models to offer"));
    m_models->setHeaderLabels({tr("Model"), tr("In, $/M tok"), tr("Out, $/M tok")});
}

void TestPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showReport();
    }
}

}  // namespace weir::ui
