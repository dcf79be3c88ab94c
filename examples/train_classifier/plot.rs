//! The loss curve as a picture.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use plotters::prelude::*;
use plotters::style::full_palette::{BLUE_700, GREY_300, GREY_800, ORANGE_800};

/// The mean cross-entropy before each step.
#[derive(Default)]
pub(crate) struct Losses {
    /// On the samples that are trained on.
    pub(crate) training: Vec<f64>,
    /// On the samples that are held out.
    pub(crate) held_out: Vec<f64>,
}

/// Draws both curves into an SVG file in cargo's target folder, and returns where it is.
pub(crate) fn save(losses: &Losses) -> Result<PathBuf, Box<dyn Error>> {
    let folder = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let path = folder.join("train_classifier.svg");
    draw(losses, &SVGBackend::new(&path, (800, 500)).into_drawing_area())?;
    Ok(path)
}

/// The curves over the epochs. The axis of the loss is logarithmic, since it falls by powers of ten.
fn draw(
    losses: &Losses,
    canvas: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
) -> Result<(), Box<dyn Error>> {
    let all = || losses.training.iter().chain(&losses.held_out).copied();
    let (least, greatest) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));

    canvas.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(canvas)
        .caption("Loss of a small network on the Iris data", ("sans-serif", 24))
        .margin(20)
        .x_label_area_size(50)
        .y_label_area_size(70)
        .build_cartesian_2d(0..losses.training.len(), (least / 1.2..greatest * 1.2).log_scale())?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(GREY_300)
        .light_line_style(TRANSPARENT)
        .axis_style(GREY_800)
        .label_style(("sans-serif", 15))
        .x_desc("epoch")
        .y_desc("mean cross-entropy")
        .draw()?;
    for (name, curve, color) in
        [("held out", &losses.held_out, ORANGE_800), ("training", &losses.training, BLUE_700)]
    {
        chart
            .draw_series(LineSeries::new(curve.iter().copied().enumerate(), color.stroke_width(2)))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 20, y)], color.stroke_width(2)));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .label_font(("sans-serif", 16))
        .draw()?;
    canvas.present()?;
    Ok(())
}
