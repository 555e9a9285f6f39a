//! Lowering of str literals and f-strings, with implicit concatenation (Parser/action_helpers.c).

use ruff_python_ast as ast;
use ruff_python_ast::StringFlags;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::failure::Result;
use super::literal::{code_points, decode_escapes, string_from_code_points};
use super::lower::Lowering;
use super::tree::{Expression, ExpressionKind, Location};
use crate::compile::code::Constant;

/// How many format specifications may have fields in each other in every version.
const MOST_NESTING_WITHOUT_DOUBT: usize = 2;

/// How many fields are in each other's format specifications.
fn nesting(field: &ast::InterpolatedElement) -> usize {
    let inner = field.format_spec.iter().flat_map(|spec| spec.elements.interpolations()).map(nesting).max();
    1 + inner.unwrap_or(0)
}

impl Lowering<'_> {
    pub(super) fn string_literal(&self, value: &ast::StringLiteralValue) -> ExpressionKind {
        let mut parts = value.iter().map(|literal| self.literal_value(literal));
        let constant = match (parts.next(), parts.next()) {
            (Some(only), None) => only,
            (None, _) => Constant::Str(String::new()),
            (Some(first), Some(second)) => parts.fold(concatenate(first, second), concatenate),
        };
        // `U` counts for nothing.
        let unicode = value.iter().next().is_some_and(|literal| self.source[literal.range].starts_with('u'));
        if unicode { ExpressionKind::UnicodeConstant(constant) } else { ExpressionKind::Constant(constant) }
    }

    /// The parser writes U+FFFD for a surrogate escape: where that stands, the text is decoded again.
    fn literal_value(&self, literal: &ast::StringLiteral) -> Constant {
        let raw = literal.flags.prefix().is_raw();
        self.text_value(&literal.value, raw, || {
            let text = &self.source[literal.range];
            let open = text.find(['"', '\'']).unwrap_or(0);
            let quotes = if literal.flags.is_triple_quoted() { 3 } else { 1 };
            text.get(open + quotes..text.len().saturating_sub(quotes)).unwrap_or_default()
        })
    }

    fn text_value<'s>(&self, value: &str, raw: bool, contents: impl FnOnce() -> &'s str) -> Constant {
        if !raw && value.contains('\u{FFFD}') {
            return string_from_code_points(decode_escapes(contents()));
        }
        Constant::Str(value.to_owned())
    }

    pub(super) fn joined_string(&mut self, node: &ast::ExprFString) -> Result<ExpressionKind> {
        let mut values = Vec::new();
        for part in node.value.as_slice() {
            match part {
                ast::FStringPart::Literal(literal) => values.push(Expression {
                    kind: ExpressionKind::Constant(self.literal_value(literal)),
                    location: self.location(literal.range),
                }),
                ast::FStringPart::FString(part) => {
                    self.elements(&part.elements, part.flags.prefix().is_raw(), &mut values)?;
                }
            }
        }
        Ok(ExpressionKind::JoinedStr(merge_constants(values)))
    }

    fn elements(
        &mut self,
        elements: &ast::InterpolatedStringElements,
        raw: bool,
        values: &mut Vec<Expression>,
    ) -> Result<()> {
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    let value = self.text_value(&literal.value, raw, || &self.source[literal.range]);
                    let value = match value {
                        // Doubled braces are one character; the contents still have them doubled.
                        Constant::SurrogateStr(points) => Constant::SurrogateStr(undouble_braces(&points)),
                        value => value,
                    };
                    values.push(Expression {
                        kind: ExpressionKind::Constant(value),
                        location: self.location(literal.range),
                    });
                }
                ast::InterpolatedStringElement::Interpolation(field) => self.replacement_field(field, raw, values)?,
            }
        }
        Ok(())
    }

    fn replacement_field(
        &mut self,
        field: &ast::InterpolatedElement,
        raw: bool,
        values: &mut Vec<Expression>,
    ) -> Result<()> {
        if nesting(field) > MOST_NESTING_WITHOUT_DOUBT || matches!(&*field.expression, ast::Expr::Starred(_)) {
            self.doubtful.set(true);
        }
        if let Some(debug) = &field.debug_text {
            let start = field.range.start() + TextSize::new(1);
            let end = start + TextSize::new(debug.as_str().len() as u32);
            values.push(Expression {
                kind: ExpressionKind::Constant(Constant::Str(without_comments(debug.as_str()))),
                location: self.location(TextRange::new(start, end)),
            });
        }
        let conversion = match field.conversion {
            ast::ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => Some('r'),
            ast::ConversionFlag::None => None,
            ast::ConversionFlag::Str => Some('s'),
            ast::ConversionFlag::Ascii => Some('a'),
            ast::ConversionFlag::Repr => Some('r'),
        };
        let value = Box::new(self.expression(&field.expression)?);
        let format_spec = match field.format_spec.as_deref() {
            None => None,
            Some(spec) => {
                let mut parts = Vec::new();
                self.elements(&spec.elements, raw, &mut parts)?;
                let mut parts = merge_constants(parts);
                if self.profile.format_specifications_end_with_text
                    && let Some(ast::InterpolatedStringElement::Interpolation(last)) = spec.elements.last()
                {
                    parts.push(Expression {
                        kind: ExpressionKind::Constant(Constant::Str(String::new())),
                        location: self.location(TextRange::empty(last.range.end())),
                    });
                }
                Some(Box::new(Expression {
                    kind: ExpressionKind::JoinedStr(parts),
                    location: self.format_spec_location(spec),
                }))
            }
        };
        values.push(Expression {
            kind: ExpressionKind::FormattedValue { value, conversion, format_spec },
            location: self.location(field.range),
        });
        Ok(())
    }

    /// CPython's begins at the colon.
    fn format_spec_location(&self, spec: &ast::InterpolatedStringFormatSpec) -> Location {
        let mut range = spec.range();
        if range.start().to_u32() > 0 && self.source.as_bytes().get(range.start().to_usize() - 1) == Some(&b':') {
            range = TextRange::new(range.start() - TextSize::new(1), range.end());
        }
        self.location(range)
    }
}

/// What a tokenizer that looks for `#` alone takes for comments is not shown by `{expression=}`.
fn without_comments(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| match line.split_once('#') {
            Some((before, _)) if line.ends_with('\n') => format!("{before}\n"),
            Some((before, _)) => before.to_owned(),
            None => line.to_owned(),
        })
        .collect()
}

fn undouble_braces(points: &[u32]) -> Vec<u32> {
    let mut result = Vec::with_capacity(points.len());
    let mut rest = points.iter().copied().peekable();
    while let Some(point) = rest.next() {
        result.push(point);
        if (point == u32::from('{') || point == u32::from('}')) && rest.peek() == Some(&point) {
            rest.next();
        }
    }
    result
}

fn concatenate(first: Constant, second: Constant) -> Constant {
    match (first, second) {
        (Constant::Str(first), Constant::Str(second)) => Constant::Str(first + &second),
        (first, second) => {
            let mut points = code_points(&first);
            points.extend(code_points(&second));
            string_from_code_points(points)
        }
    }
}

/// Neighbouring constants become one, empty ones go.
fn merge_constants(values: Vec<Expression>) -> Vec<Expression> {
    let mut merged: Vec<Expression> = Vec::with_capacity(values.len());
    for value in values {
        if let ExpressionKind::Constant(constant) = &value.kind
            && let Some(last) = merged.last_mut()
            && let ExpressionKind::Constant(before) = &mut last.kind
        {
            *before = concatenate(std::mem::replace(before, Constant::None), constant.clone());
            last.location.end_line = value.location.end_line;
            last.location.end_column = value.location.end_column;
            continue;
        }
        merged.push(value);
    }
    merged.retain(|value| !matches!(&value.kind, ExpressionKind::Constant(Constant::Str(text)) if text.is_empty()));
    merged
}
