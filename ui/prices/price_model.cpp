// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/price_model.hpp"

#include <utility>

#include "ui/prices/price_text.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

bool isFigure(PriceModel::Column column) {
    return column == PriceModel::In || column == PriceModel::Read || column == PriceModel::Out ||
           column == PriceModel::Calls;
}

QString cellText(Money price) {
    return price == Money() ? QStringLiteral("–") : priceText(price);
}

Token tokenOf(const admin::ModelPrice& row, PriceModel::Column column) {
    if (column == PriceModel::In && row.pricing == Pricing::Unpriced) {
        return lacksPrice(row) ? Token::Info : Token::Muted;
    }
    return column == PriceModel::Provider || column == PriceModel::Source ? Token::Text2
                                                                          : Token::Text;
}

}  // namespace

std::vector<std::size_t> PriceModel::shown() const {
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < m_prices.size(); ++i) {
        const admin::ModelPrice& row = m_prices[i];
        if (m_onlyUsed && row.requests == 0 && !hasOwnPrice(row)) {
            continue;
        }
        bool found = m_search.isEmpty();
        for (const Column column : {Model, Provider, Source}) {
            found = found || textOf(row, column).contains(m_search, Qt::CaseInsensitive);
        }
        if (found) {
            lines.push_back(i);
        }
    }
    return lines;
}

void PriceModel::show() {
    beginResetModel();
    m_lines = shown();
    endResetModel();
}

void PriceModel::setPrices(std::vector<admin::ModelPrice> prices) {
    const bool sameRows =
        std::equal(prices.begin(), prices.end(), m_prices.begin(), m_prices.end(),
                   [](const auto& left, const auto& right) {
                       return left.provider == right.provider && left.model == right.model;
                   });
    m_prices = std::move(prices);
    if (!sameRows || shown() != m_lines) {
        show();
    } else if (!m_lines.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void PriceModel::setSearch(const QString& text) {
    m_search = text.trimmed();
    show();
}

void PriceModel::setOnlyUsed(bool only) {
    m_onlyUsed = only;
    show();
}

const admin::ModelPrice* PriceModel::at(int line) const {
    return line >= 0 && line < rowCount() ? &m_prices[m_lines[static_cast<std::size_t>(line)]]
                                          : nullptr;
}

int PriceModel::lineOf(const std::string& provider, const std::string& model) const {
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        const admin::ModelPrice& row = m_prices[m_lines[line]];
        if (row.provider == provider && row.model == model) {
            return static_cast<int>(line);
        }
    }
    return -1;
}

int PriceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PriceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PriceModel::textOf(const admin::ModelPrice& row, Column column) const {
    const admin::PriceLine* line = row.pricing == Pricing::Priced ? currentLine(row) : nullptr;
    const admin::TokenPrices prices = line != nullptr ? line->prices : admin::TokenPrices();
    switch (column) {
        case Model:
            return QString::fromStdString(row.model);
        case Provider:
            return QString::fromStdString(row.provider);
        case In:
            return row.pricing == Pricing::Unpriced ? tr("unpriced")
                   : row.pricing == Pricing::Free   ? tr("free")
                                                    : cellText(prices.in);
        case Read:
            return cellText(prices.read);
        case Out:
            return cellText(prices.out);
        case Source:
            return sourceText(row);
        case Calls:
            return row.requests == 0 ? QStringLiteral("–") : countText(row.requests);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant PriceModel::data(const QModelIndex& index, int role) const {
    const admin::ModelPrice* row = at(index.row());
    if (row == nullptr) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const bool marked = column == Model && lacksPrice(*row);
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(*row, column);
        case Qt::ToolTipRole:
            return marked ? tr("Calls go to it, and no price is known.") : textOf(*row, column);
        case kFiguresRole:
            return isFigure(column);
        case kTokenRole:
            return static_cast<int>(tokenOf(*row, column));
        case kTextRoleRole:
            return column == Model ? static_cast<int>(TextRole::Head) : QVariant();
        case kIconRole:
            return marked ? QStringLiteral("circle-help") : QVariant();
        case kIconTokenRole:
            return marked ? static_cast<int>(Token::Info) : QVariant();
        default:
            return {};
    }
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && (column == In || column == Read || column == Out)) {
        return tr("Dollars a million tokens");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
        case Model:
            return tr("Model");
        case Provider:
            return tr("Provider");
        case In:
            //: Header of a column: dollars a million input tokens
            return tr("Input, $/M");
        case Read:
            //: Header of a column: dollars a million tokens read from the cache
            return tr("Cache read, $/M");
        case Out:
            //: Header of a column: dollars a million output tokens
            return tr("Output, $/M");
        case Source:
            return tr("Source");
        case Calls:
            return tr("Calls, 30 days");
        case ColumnCount:
            break;
    }
    return {};
}

void PriceModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
