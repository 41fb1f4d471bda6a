// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/figures_strip.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QString dash() {
    return QStringLiteral("–");
}

QString tokensFigure(std::uint64_t tokens, Source source) {
    if (source == Source::Unknown && tokens == 0) {
        return dash();
    }
    return source == Source::Reported ? countText(tokens) : QLatin1Char('~') + countText(tokens);
}

}  // namespace

FiguresStrip::FiguresStrip(QWidget* parent) : QFrame(parent) {
    setProperty("part", QStringLiteral("box"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (std::size_t at = 0; at < m_cells.size(); ++at) {
        if (at > 0) {
            layout->addWidget(makeDivider(Qt::Vertical, this));
        }
        Cell& cell = m_cells[at];
        cell = {makeLabel(TextRole::Small, Tone::Muted, this),
                makeLabel(TextRole::FigureSmall, Tone::Text, this),
                makeLabel(TextRole::Small, Tone::Muted, this)};
        auto* column = new QVBoxLayout;
        column->setContentsMargins(metrics().px(10), metrics().px(6), metrics().px(10),
                                   metrics().px(6));
        column->setSpacing(metrics().px(2));
        column->addWidget(cell.label);
        column->addWidget(cell.figure);
        column->addWidget(cell.word);
        layout->addLayout(column, 1);
    }
}

void FiguresStrip::setRow(const admin::ExchangeRow& row) {
    const Usage& usage = row.usage;
    const auto set = [this](std::size_t at, const QString& label, const QString& figure,
                            const QString& word, const QString& toolTip = {}) {
        m_cells[at].label->setText(label);
        m_cells[at].figure->setText(figure);
        m_cells[at].word->setText(word);
        m_cells[at].figure->setToolTip(toolTip);
    };
    const QString tokens = tokensSentence(usage);
    set(0, tr("Tokens in"), tokensFigure(usage.tokensIn(), usage.source),
        usage.inCacheRead > 0 ? tr("%1 cached").arg(countText(usage.inCacheRead)) : tokensWord(row),
        tokens);
    set(1, tr("Tokens out"), tokensFigure(usage.tokensOut(), usage.source),
        usage.outReasoning > 0 ? tr("%1 reasoning").arg(countText(usage.outReasoning))
                               : tokensWord(row),
        tokens);
    set(2, tr("Cost"), costFigure(row), costWord(row), costSentence(row));
    set(3, tr("First token"), row.firstTokenUs < 0 ? dash() : durationText(row.firstTokenUs),
        row.durationUs < 0 ? tr("still running")
                           : tr("%1 in all").arg(durationText(row.durationUs)),
        row.addedUs < 0 ? QString() : tr("%1 of it is Weir's own").arg(durationText(row.addedUs)));
}

}  // namespace weir::ui
