using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Server.Pages;

namespace Parlance.Server.Tests;

public sealed class MetricsTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricsRecorder recorder;
    private readonly Meter meter;

    public MetricsTests()
    {
        recorder = new MetricsRecorder(services.GetRequiredService<IMeterFactory>());
        meter = Own("Parlance.MetricsTests");
    }

    [Fact]
    public void Counters_add_up_by_their_tags()
    {
        var counter = meter.CreateCounter<long>("test.things", description: "Things.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "a\"b\\"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a\"b\\"));
        counter.Add(1);
        Page("test.things").ShouldBe("# HELP test_things_total Things.\n# TYPE test_things_total counter\ntest_things_total 1\ntest_things_total{kind=\"a\\\"b\\\\\"} 5\n");
    }

    [Fact]
    public void Levels_go_up_and_down_and_observed_values_replace_each_other()
    {
        var open = meter.CreateUpDownCounter<long>("test.open");
        open.Add(5);
        open.Add(-2);
        var depth = 7;
        meter.CreateObservableGauge("test.depth", () => depth);
        Page("test.depth").ShouldEndWith("test_depth 7\n");
        depth = 4;
        Page("test.depth").ShouldEndWith("test_depth 4\n");
        Page("test.open").ShouldEndWith("gauge\ntest_open 3\n");
    }

    [Fact]
    public void Spreads_show_buckets_sum_and_count()
    {
        var seconds = meter.CreateHistogram<double>("test.time", "s");
        seconds.Record(0.003);
        seconds.Record(20);
        var page = Page("test.time");
        page.ShouldContain("test_time_seconds_bucket{le=\"0.0025\"} 0\n");
        page.ShouldContain("test_time_seconds_bucket{le=\"0.005\"} 1\n");
        page.ShouldContain("test_time_seconds_bucket{le=\"10\"} 1\n");
        page.ShouldContain("test_time_seconds_bucket{le=\"+Inf\"} 2\n");
        page.ShouldEndWith("test_time_seconds_sum 20.003\ntest_time_seconds_count 2\n");
    }

    [Fact]
    public void A_stranger_cannot_grow_the_page_without_end()
    {
        var counter = meter.CreateCounter<long>("test.names");
        for (var i = 0; i < MetricsRecorder.MaxSeries + 100; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("name", i));
        }

        recorder.Collect().Single(one => one.Instrument == counter).All.Count().ShouldBe(MetricsRecorder.MaxSeries);
    }

    [Fact]
    public void Meters_of_others_are_left_alone()
    {
        using var other = Own("Other");
        using var elsewhere = new Meter("Parlance.MetricsTests");
        other.CreateCounter<long>("test.other").Add(1);
        elsewhere.CreateCounter<long>("test.other").Add(1);
        recorder.Collect().ShouldNotContain(one => one.Instrument.Name == "test.other");
    }

    [Fact]
    public void The_instruments_of_a_meter_that_is_gone_are_gone()
    {
        var passing = Own("Parlance.Passing");
        passing.CreateCounter<long>("test.passing").Add(1);
        recorder.Collect().ShouldContain(one => one.Instrument.Name == "test.passing");
        passing.Dispose();
        recorder.Collect().ShouldNotContain(one => one.Instrument.Name == "test.passing");
    }

    public void Dispose()
    {
        meter.Dispose();
        recorder.Dispose();
        services.Dispose();
    }

    private Meter Own(string name) => new(new MeterOptions(name) { Scope = services.GetRequiredService<IMeterFactory>() });

    private string Page(string name)
    {
        var page = new StringBuilder();
        PrometheusText.Write(page, recorder.Collect().Where(one => one.Instrument.Meter == meter).GroupBy(one => one.Instrument.Name).Single(group => group.Key == name));
        return page.ToString();
    }
}
