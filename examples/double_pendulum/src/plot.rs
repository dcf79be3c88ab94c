//! The paths of two pendulums that start close together, and their distance over time, as a picture.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

use plotters::prelude::*;
use plotters::style::full_palette::{BLUE_700, GREY_300, GREY_700, GREY_800, ORANGE_800};

/// What there is to see. The points are one for each step.
pub(crate) struct Scene {
    /// Where the second mass of each of the two pendulums is, in metres.
    pub(crate) paths: [Vec<(f64, f64)>; 2],
    /// The rods of the first pendulum at the start.
    pub(crate) rods: [(f64, f64); 3],
    /// How far the states lie apart over time in seconds.
    pub(crate) distance: Vec<(f64, f64)>,
    /// How far they should according to the derivative.
    pub(crate) predicted: Vec<(f64, f64)>,
}

/// Draws the scene into an SVG file beside the program, and returns its path.
pub(crate) fn save(scene: &Scene) -> Result<PathBuf, Box<dyn Error>> {
    let path = env::current_exe()?.with_extension("svg");
    draw(scene, &path)?;
    Ok(path)
}

fn draw(scene: &Scene, path: &Path) -> Result<(), Box<dyn Error>> {
    let canvas = SVGBackend::new(path, (1100, 520)).into_drawing_area();
    canvas.fill(&WHITE)?;
    let (left, right) = canvas.split_horizontally(500);

    let mut chart = ChartBuilder::on(&left)
        .caption("Two starts 1e-9 radians apart", ("sans-serif", 22))
        .margin(20)
        .build_cartesian_2d(-2.1..2.1, -2.1..2.1)?;
    let [first, second] = &scene.paths;
    chart.draw_series([PathElement::new(second.clone(), ORANGE_800.mix(0.7))])?;
    chart.draw_series([PathElement::new(first.clone(), BLUE_700)])?;
    chart.draw_series([PathElement::new(scene.rods, GREY_700.stroke_width(3))])?;
    chart.draw_series(scene.rods[1..].iter().map(|&mass| Circle::new(mass, 8, GREY_700.filled())))?;

    let end = scene.distance.last().map_or(0.0, |(time, _)| *time);
    let mut chart = ChartBuilder::on(&right)
        .caption("Their distance", ("sans-serif", 22))
        .margin(20)
        .x_label_area_size(50)
        .y_label_area_size(80)
        .build_cartesian_2d(0.0..end, (1e-10..1e2).log_scale())?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY_300)
        .axis_style(GREY_800)
        .label_style(("sans-serif", 16))
        .x_desc("seconds")
        .y_label_formatter(&|distance| format!("{distance:.0e}"))
        .draw()?;
    for (name, curve, style) in [
        ("by the derivative", &scene.predicted, ORANGE_800.mix(0.5).stroke_width(7)),
        ("observed", &scene.distance, BLUE_700.stroke_width(2)),
    ] {
        // Points are rounded to whole pixels: many points to a pixel would make a smooth curve jagged.
        let points = curve.iter().copied().step_by(curve.len().div_ceil(400));
        chart
            .draw_series(LineSeries::new(points, style))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 20, y)], style));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::LowerRight)
        .label_font(("sans-serif", 16))
        .draw()?;
    canvas.present()?;
    Ok(())
}
