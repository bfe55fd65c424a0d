package io.sales360.forecasting.arima;

/**
 * What a search found for one set of orders.
 *
 * @param arma φ, θ, Φ, Θ
 * @param beta coefficients of the regression
 * @param sigma2 maximum likelihood variance of one innovation
 * @param logLik log-likelihood of the differenced series; conditional under least squares
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record ArmaEstimate(
    double[] arma,
    double[] beta,
    double sigma2,
    double logLik,
    int evaluations,
    boolean converged) {}
